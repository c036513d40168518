export { CollectorStack, type CollectorStackProps } from './collector-stack.js';
