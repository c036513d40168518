export { ClusterStack, type ClusterStackProps } from './cluster-stack.js';
export type { WorkspaceReference } from './workspaces.js';
