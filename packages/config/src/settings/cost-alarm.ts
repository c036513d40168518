import type { SubscriptionSettings } from './workspace.js';

/** An alarm about the bill of the account. */
export interface CostAlarmSettings {
  /** Anomalies of AMP alone, or of any service. */
  readonly about: 'amp' | 'all-services';
  /** A topic is made for them. */
  readonly subscriptions: readonly SubscriptionSettings[];
  /** Undefined for a new one of all services, or with `amp` for every one of the account. */
  readonly monitorArn: string | undefined;
  /** Both must be reached where both are there; undefined for 100 dollars and 40 percent. */
  readonly threshold: { readonly dollars?: number; readonly percent?: number } | undefined;
  readonly runbookUrl: string | undefined;
}
