export {
  type AuthenticationMode,
  Cluster,
  type ClusterAttributes,
  type ClusterLookup,
  type ICluster,
  type ObservedCluster,
} from './cluster.js';
export { type ExecCredentials, execCredentials } from './exec-credentials.js';
export { PodIdentityAgent, type PodIdentityAgentProps } from './pod-identity-agent.js';
export { PodIdentityRole, type PodIdentityRoleProps } from './pod-identity-role.js';
export {
  POD_IDENTITY_SUPPORT,
  type PodIdentityClient,
  podIdentityFinding,
  type PodIdentitySupport,
} from '@promontory/amp-facts';
export type { IServiceAccountIdentity, ServiceAccountSubject } from './service-account-identity.js';
export { ServiceAccountRole, type ServiceAccountRoleProps } from './service-account-role.js';
export { serviceAccountRoleName, type ServiceAccountRoleNameParts } from './service-account-role-name.js';
