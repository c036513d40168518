export type * from './environment.js';
export { grafanaReading } from './grafana-reading.js';
export { clusterJsonSchema, environmentJsonSchema } from './json-schema.js';
export {
  ENVIRONMENT_FILE,
  loadEnvironment,
  loadEnvironments,
  type LoadedEnvironment,
  type LoadOptions,
} from './load-environment.js';
