export { ALARM_KEYS, type AlarmKey, OTHER_RUNBOOKS, runbookOf } from './alarm-keys.js';
export { AMP_QUOTAS, type AmpQuota, type AmpQuotas, ampQuotasFactsDate, quotasInForce } from './amp-quotas.js';
export { DISCARD_REASONS, type DiscardReason, type DiscardReasonFacts } from './discard-reasons.js';
export { KUBECOST_SUPPORT, kubecostFinding } from './kubecost-support.js';
export {
  POD_IDENTITY_SUPPORT,
  type PodIdentityClient,
  podIdentityFinding,
  type PodIdentitySupport,
} from './pod-identity-support.js';
