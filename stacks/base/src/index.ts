export { EnvironmentStack } from './environment-stack.js';
export { type WorkspaceReference, Workspaces } from './workspaces.js';
