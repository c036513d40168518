/** A quota of AMP that is one account's in one Region, not one workspace's. */
export interface AmpRegionalQuota {
  readonly default: number;
  readonly unit: string;
  /** What it is about. */
  readonly covers: string;
}

/**
 * What AMP's control plane takes of one account in one Region; both can be raised. Source: AMP user guide, "Amazon Managed
 * Service for Prometheus service quotas" and "AWS managed collectors".
 */
export const AMP_REGIONAL_QUOTAS: Readonly<Record<'callsPerSecond' | 'scrapers', AmpRegionalQuota>> = {
  callsPerSecond: {
    default: 10,
    unit: 'calls per second',
    covers: 'calls about workspaces, tags, namespaces of rules and definitions of alert managers',
  },
  scrapers: { default: 10, unit: 'scrapers', covers: 'managed scrapers' },
};
