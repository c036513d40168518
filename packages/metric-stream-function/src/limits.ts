/** What AMP takes. Source: "Service quotas" of the AMP user guide, 2026-07. */
export const AMP_LIMITS = {
  /** One request, in bytes. */
  requestBytes: 1_000_000,
  /** Names and values of all labels of one series, in bytes. */
  labelBytes: 7 * 1024,
  /** Older samples are refused, and the quota cannot be raised. */
  sampleAgeMs: 60 * 60 * 1000,
} as const;

/** How requests are cut. */
export interface BatchLimits {
  readonly samples: number;
  /** Before compression, which can add a little to what does not compress. */
  readonly bytes: number;
}

/** Under what AMP takes. */
export const BATCH_LIMITS: BatchLimits = {
  /**
   * A request is refused whole when it holds more samples than the workspace's rate limit has room for, so a request is
   * kept small against the burst of 1,000,000.
   */
  samples: 1_000,
  bytes: 900_000,
};

/**
 * How often in one invocation a request that was refused is cut in two, to save its good samples. Enough for some ten bad
 * ones among ten thousand; where most are bad, there is little to save.
 */
export const MOST_SPLITS = 100;

/** How long is waited for what. All in milliseconds. */
export const TIMES = {
  /** For one request. */
  attempt: 10_000,
  /** An attempt with less time than this is not worth its bytes. */
  leastAttempt: 500,
  /** Kept for the answer to Firehose. */
  reserve: 1_500,
  /** Before the first retry; doubled each time. A drained rate limit of AMP is full again after six seconds. */
  firstBackoff: 500,
  longestBackoff: 10_000,
} as const;
