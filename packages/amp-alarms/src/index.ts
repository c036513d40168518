export { ALARM_KEYS, type AlarmKey, OTHER_RUNBOOKS, runbookOf } from './alarm-keys.js';
export { AMP_QUOTAS, type AmpQuota, type AmpQuotas, ampQuotasFactsDate, quotasInForce } from './amp-quotas.js';
export { DISCARD_REASONS, type DiscardReason, type DiscardReasonFacts } from './discard-reasons.js';
export {
  type AlarmThreshold,
  type LabelSetLimit,
  WorkspaceAlarms,
  type WorkspaceAlarmsProps,
} from './workspace-alarms.js';
export { WorkspaceApiAlarms, type WorkspaceApiAlarmsProps } from './workspace-api-alarms.js';
export {
  BillingAlarm,
  type BillingAlarmProps,
  type CostMonitor,
  type CostNotice,
  type CostThreshold,
} from './billing-alarm.js';
export { CostAnomalyEvents, type CostAnomalyEventsProps } from './cost-anomaly-events.js';
