export { GrafanaContentStack, type GrafanaContentStackProps } from './content-stack.js';
export { GrafanaStack, type GrafanaStackProps, type WorkspaceReference } from './grafana-stack.js';
