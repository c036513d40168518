export { ClusterStack, type ClusterStackProps, type WorkspaceReference } from './cluster-stack.js';
