import { DISCARD_REASONS, type DiscardReason } from './discard-reasons.js';

/** The name by which an alarm is switched off, changed and found in the runbooks. Published: it is part of alarm names. */
export type AlarmKey =
  | 'active-series-near-quota'
  | 'ingestion-rate-near-quota'
  | 'alerts-near-quota'
  | 'alert-payload-near-quota'
  | 'label-set-near-limit'
  | 'rule-evaluation-failures'
  | 'rule-iterations-missed'
  | 'rule-group-evaluation-failures'
  | 'rule-group-iterations-missed'
  | 'notifications-failed'
  | 'notifications-throttled'
  | `discarded-${DiscardReason}`;

const reasons = Object.keys(DISCARD_REASONS) as DiscardReason[];

/** The page, and the heading on it, that each alarm sends people to. */
const PAGES: Readonly<Record<AlarmKey, string>> = {
  'active-series-near-quota': 'active-series-near-quota.md',
  'ingestion-rate-near-quota': 'ingestion-rate-near-quota.md',
  'alerts-near-quota': 'alerts-near-quota.md',
  'alert-payload-near-quota': 'alert-payload-near-quota.md',
  'label-set-near-limit': 'label-set-near-limit.md',
  'rule-evaluation-failures': 'rule-evaluation-failures.md',
  'rule-iterations-missed': 'rule-iterations-missed.md',
  'rule-group-evaluation-failures': 'rule-evaluation-failures.md#one-rule-group',
  'rule-group-iterations-missed': 'rule-iterations-missed.md#one-rule-group',
  'notifications-failed': 'notifications-failed.md',
  'notifications-throttled': 'notifications-throttled.md',
  ...(Object.fromEntries(reasons.map((reason) => [`discarded-${reason}`, `discarded-samples.md#${reason}`])) as Record<
    `discarded-${DiscardReason}`,
    string
  >),
};

/** Every alarm there can be. */
export const ALARM_KEYS = Object.keys(PAGES) as readonly AlarmKey[];

/** The runbook of an alarm: a page under `docs/runbooks/`, with an anchor where several alarms share the page. */
export function runbookOf(key: AlarmKey): string {
  return PAGES[key];
}

/** The runbooks of what is no CloudWatch alarm: calls that are told, and the bill. */
export const OTHER_RUNBOOKS = {
  'api-calls': 'api-calls.md',
  'key-calls': 'key-calls.md',
  'cost-anomalies': 'cost-anomalies.md',
} as const;
