export type * from './environment.js';
export { clusterJsonSchema, environmentJsonSchema } from './json-schema.js';
export { ENVIRONMENT_FILE, loadEnvironment, type LoadedEnvironment, type LoadOptions } from './load-environment.js';
export { loadEnvironments } from './load-environments.js';
