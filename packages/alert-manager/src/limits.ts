/** What AMP's alert manager accepts. Dated: pass your own where a quota was raised. */
export interface AlertManagerLimits {
  /** Bytes of the whole definition. Not adjustable. */
  readonly maxBytes: number;
  /** Nodes of the routing tree. Adjustable. */
  readonly maxRoutes: number;
  /** Inhibition rules. Adjustable. */
  readonly maxInhibitRules: number;
  /** Template files. Adjustable. */
  readonly maxTemplates: number;
  /** Days after which an alert is sent again at the latest. */
  readonly maxRepeatDays: number;
  /** Characters of an SNS subject. */
  readonly maxSubject: number;
  /** The page these were read on, and the day. */
  readonly source: string;
}

/** As of the date in `source`. */
export const ALERT_MANAGER_LIMITS: AlertManagerLimits = Object.freeze({
  maxBytes: 1_000_000,
  maxRoutes: 100,
  maxInhibitRules: 100,
  maxTemplates: 100,
  maxRepeatDays: 5,
  maxSubject: 100,
  source: 'AMP user guide, "Service quotas" and "Alert manager", 2026-07-14',
});
