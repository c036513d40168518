export {
  alertManagerDefinitionManifest,
  type AlertManagerDefinitionManifestProps,
} from './alert-manager-definition-manifest.js';
export { ACK_API_VERSION, ACK_KINDS, type AckKind, type Manifest, type ObjectProps } from './custom-object.js';
export {
  loggingConfigurationManifest,
  type LoggingConfigurationManifestProps,
} from './logging-configuration-manifest.js';
export {
  ruleGroupsNamespaceManifest,
  type RuleGroupsNamespaceManifestProps,
} from './rule-groups-namespace-manifest.js';
export { workspaceManifest, type WorkspaceManifestProps } from './workspace-manifest.js';
export type { ObjectReference, WorkspaceTarget } from './workspace-target.js';
