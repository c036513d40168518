export type {
  AlertManagerConfiguration,
  InhibitRule,
  PagerDutyReceiver,
  Receiver,
  Route,
  SnsReceiver,
} from './configuration.js';
export { defaultConfiguration } from './default-configuration.js';
export { ALERT_MANAGER_LIMITS, type AlertManagerLimits } from './limits.js';
export { type AlertManagerContext, parseAlertManager, type ParsedAlertManager } from './parse-alert-manager.js';
export { type RenderOptions, renderDefinition } from './render-definition.js';
export { formatTemplate, formatTemplateName, MESSAGE_FORMATS, type MessageFormat } from './message-format.js';
