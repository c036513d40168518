export { StateBackendStack, type StateBackendStackProps } from './state-backend-stack.js';
