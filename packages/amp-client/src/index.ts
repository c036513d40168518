export { AmpError, type AmpErrorKind } from './amp-error.js';
export type { Connection, Keys } from './connection.js';
export { credentials, type CredentialsOptions } from './credentials.js';
export {
  type AlertManagerDescription,
  ManagementApi,
  type NamespaceDescription,
  type ScraperDescription,
  type Status,
  type WorkspaceDescription,
} from './management-api.js';
export type { Point, QueryResult, QueryStatistics, Series } from './query-result.js';
export { type VendedMetric, vendedSums } from './vended-metrics.js';
export { type LiveRule, type QueryRange, WorkspaceApi } from './workspace-api.js';
