export { createHandler, type FirehoseAnswer, type FirehoseEvent, type LambdaContext } from './handler.js';
export type { Surroundings } from './surroundings.js';
