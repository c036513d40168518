export {
  type AuthenticationMode,
  Cluster,
  type ClusterAttributes,
  type ClusterLookup,
  type ICluster,
  type ObservedCluster,
} from './cluster.js';
export { type ExecCredentials, execCredentials } from './exec-credentials.js';
export {
  ServiceAccountRole,
  type ServiceAccountRoleProps,
  type ServiceAccountSubject,
} from './service-account-role.js';
