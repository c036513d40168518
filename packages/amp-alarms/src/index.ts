export * from '@promontory/amp-facts';
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
