export { EnvironmentStack } from './environment-stack.js';
