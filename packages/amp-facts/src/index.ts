export { ALARM_KEYS, type AlarmKey, OTHER_RUNBOOKS, runbookOf } from './alarm-keys.js';
export { AMP_API_RATE, type AmpApiRate } from './amp-api-quotas.js';
export { AMP_QUOTAS, type AmpQuota, type AmpQuotas, ampQuotasFactsDate, quotasInForce } from './amp-quotas.js';
export { DISCARD_REASONS, type DiscardReason, type DiscardReasonFacts } from './discard-reasons.js';
export { KUBECOST_SUPPORT, kubecostFinding } from './kubecost-support.js';
export {
  POD_IDENTITY_SUPPORT,
  type PodIdentityClient,
  podIdentityFinding,
  type PodIdentitySupport,
} from './pod-identity-support.js';
export { compareVersions } from './compare-versions.js';
export {
  NAMED_SIDECARS_SINCE_CHART,
  PROMETHEUS_SINCE,
  prometheusCan,
  prometheusOfChart,
} from './prometheus-versions.js';
export {
  AMP_DATA_SOURCE_TYPES,
  type AmpDataSourceType,
  type GrafanaFeature,
  GRAFANA_FEATURES,
  grafanaFinding,
  hasAlertingSwitch,
  managedDataSourceType,
} from './grafana-support.js';
export { COLLECTOR_TASK_SIZE, type FargateSize, fargateSizeProblem } from './fargate-sizes.js';
