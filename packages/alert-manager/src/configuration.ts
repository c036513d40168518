/** A branch of the routing tree. Keys are Alertmanager's own. */
export interface Route {
  readonly receiver?: string;
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  /** At most 5d: AMP sends again after five days whatever is written. */
  readonly repeat_interval?: string;
  readonly matchers?: readonly string[];
  readonly match?: Readonly<Record<string, string>>;
  readonly match_re?: Readonly<Record<string, string>>;
  readonly continue?: boolean;
  readonly mute_time_intervals?: readonly string[];
  readonly active_time_intervals?: readonly string[];
  readonly routes?: readonly Route[];
}

/** Delivery to one SNS topic. */
export interface SnsReceiver {
  /** `topic:NAME` for a topic declared beside the workspace, or the ARN of a standard topic of the same account. */
  readonly topic_arn: string;
  /** Filled in from the workspace when it is left out. */
  readonly sigv4?: { readonly region?: string };
  /** A template; what it gives must be ASCII and at most 100 characters. */
  readonly subject?: string;
  /** A template. */
  readonly message?: string;
  readonly send_resolved?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The keys of PagerDuty that AMP takes from Secrets Manager: Events API v2 and v1. */
export const SECRET_KEYS = ['routing_key', 'service_key'] as const;

/** What AMP lets a PagerDuty receiver say: Alertmanager's own keys but addresses, proxies and key files. */
export const PAGER_DUTY_KEYS = [
  ...SECRET_KEYS,
  'client',
  'client_url',
  'description',
  'details',
  'severity',
  'class',
  'component',
  'group',
  'source',
  'send_resolved',
] as const;

/** Delivery to PagerDuty. The key is `secret:NAME`, or `{ aws_secrets_manager: { secret_arn, secret_key } }`. */
export type PagerDutyReceiver = Readonly<Partial<Record<(typeof PAGER_DUTY_KEYS)[number], unknown>>>;

/** A name that routes point at, and where it delivers. */
export interface Receiver {
  readonly name: string;
  readonly sns_configs?: readonly SnsReceiver[];
  readonly pagerduty_configs?: readonly PagerDutyReceiver[];
}

/** Alerts that hide others while they fire. */
export interface InhibitRule {
  readonly source_matchers?: readonly string[];
  readonly target_matchers?: readonly string[];
  readonly source_match?: Readonly<Record<string, string>>;
  readonly target_match?: Readonly<Record<string, string>>;
  readonly source_match_re?: Readonly<Record<string, string>>;
  readonly target_match_re?: Readonly<Record<string, string>>;
  readonly equal?: readonly string[];
}

/** What an alert manager does with alerts: Alertmanager's own configuration, as far as AMP runs it. */
export interface AlertManagerConfiguration {
  readonly global?: Readonly<Record<string, unknown>> | null;
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibit_rules?: readonly InhibitRule[];
  readonly time_intervals?: readonly Readonly<Record<string, unknown>>[];
  readonly mute_time_intervals?: readonly Readonly<Record<string, unknown>>[];
  readonly templates?: readonly string[];
}
