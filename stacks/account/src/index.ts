export { AccountStack, type AccountStackProps } from './account-stack.js';
