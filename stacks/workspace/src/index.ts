export { WorkspaceStack, type WorkspaceStackProps } from './workspace-stack.js';
