export { AlertManagerDefinition, type AlertManagerDefinitionProps } from './alert-manager-definition.js';
export { subscriptionsByName } from './subscriptions-by-name.js';
export { type AlertSubscription, AlertTopic, type AlertTopicProps, type IAlertTopic } from './alert-topic.js';
export { documentedEndpoint } from './documented-endpoint.js';
export { RuleGroupsNamespace, type RuleGroupsNamespaceProps } from './rule-groups-namespace.js';
export {
  type IWorkspace,
  Workspace,
  type WorkspaceAttributes,
  type WorkspaceLogging,
  type WorkspaceProps,
} from './workspace.js';
export { AlertKey, type AlertKeyProps } from './alert-key.js';
export { ChatChannel, type ChatChannelProps } from './chat-channel.js';
export { type IPagerDutySecret, PagerDutySecret, type PagerDutySecretProps } from './pager-duty-secret.js';
export { QueryLogging, type QueryLoggingProps } from './query-logging.js';
export { TaggedWorkspaces, type TaggedWorkspacesProps } from './tagged-workspaces.js';
export {
  type LabelSetLimit,
  OUT_OF_ORDER_PROVIDER_VERSION,
  WORKSPACE_CONFIGURATION_BOUNDS,
  WorkspaceConfiguration,
  type WorkspaceConfigurationProps,
} from './workspace-configuration.js';
export { WorkspaceKey, type WorkspaceKeyProps } from './workspace-key.js';
export { WorkspacePolicy, type WorkspacePolicyProps } from './workspace-policy.js';
export {
  ANOMALY_DETECTOR_PROVIDER_VERSION,
  AnomalyDetector,
  type AnomalyDetectorProps,
  type NearExpected,
} from './anomaly-detector.js';
