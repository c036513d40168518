export { GrafanaContentStack, type GrafanaContentStackProps } from './content-stack.js';
export { ExistingGrafanaStack, type ExistingGrafanaStackProps } from './existing-stack.js';
export { GrafanaStack, type GrafanaStackProps } from './grafana-stack.js';
export type { WorkspaceReference } from './refer.js';
