export { AlertManagerDefinition, type AlertManagerDefinitionProps } from './alert-manager-definition.js';
export { type AlertSubscription, AlertTopic, type AlertTopicProps, type IAlertTopic } from './alert-topic.js';
export { RuleGroupsNamespace, type RuleGroupsNamespaceProps } from './rule-groups-namespace.js';
export {
  type IWorkspace,
  Workspace,
  type WorkspaceAttributes,
  type WorkspaceLogging,
  type WorkspaceProps,
} from './workspace.js';
