export { type AlertSubscription, AlertTopic, type AlertTopicProps, type IAlertTopic } from './alert-topic.js';
export {
  type IWorkspace,
  Workspace,
  type WorkspaceAttributes,
  type WorkspaceLogging,
  type WorkspaceProps,
} from './workspace.js';
