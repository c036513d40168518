export { NetworkStack, type NetworkStackProps } from './network-stack.js';
