export { cli } from './cli.js';
export type { Context } from './context.js';
