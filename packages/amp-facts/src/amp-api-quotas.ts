/** What AMP's control plane takes of one account in one Region. */
export interface AmpApiRate {
  readonly callsPerSecond: number;
  /** What is counted together. */
  readonly covers: string;
  /** The page, and the day. */
  readonly source: string;
}

/** As of the day in `source`; it can be raised. */
export const AMP_API_RATE: AmpApiRate = Object.freeze({
  callsPerSecond: 10,
  covers: 'calls about workspaces, tags, namespaces of rules and definitions of alert managers',
  source: 'AMP user guide, "Amazon Managed Service for Prometheus service quotas", edition of 2024-05-16',
});
