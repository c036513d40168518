export { ClusterStack, type ClusterStackProps } from './cluster-stack.js';
