/** What AMP accepts as rules. Dated: pass your own where a quota was raised. */
export interface RuleLimits {
  /** Bytes of one namespace file. Not adjustable. */
  readonly maxFileBytes: number;
  /** Rules in one workspace, all namespaces together. Adjustable: L-3D15CDB4. */
  readonly maxRules: number;
  /** Shortest group interval, in seconds. Adjustable: L-8DEDEE8E. */
  readonly minIntervalSeconds: number;
  /** Bytes of namespace and group name together. */
  readonly maxNameBytes: number;
  /** The page these were read on, and the day. */
  readonly source: string;
}

/** As of the date in `source`. */
export const AMP_RULE_LIMITS: RuleLimits = Object.freeze({
  maxFileBytes: 1_000_000,
  maxRules: 2_000,
  minIntervalSeconds: 30,
  maxNameBytes: 721,
  source: 'AMP user guide, "Service quotas", 2026-07-14',
});
