/**
 * Why a sample can be dropped, spelled as the dimension `Reason` of the metric `DiscardedSamples` spells it: some with
 * hyphens, some with underscores. `limit` is a quota or limit that was reached, `sender` a sample that cannot be stored.
 *
 * Source: AMP user guide, "Use CloudWatch metrics to monitor resources" and "Troubleshoot errors", 2026-07. The page calls
 * its own list "some of the reasons": `DISCARD_REASONS` may be incomplete.
 */
export const DISCARD_REASONS = {
  greater_than_max_sample_age: { cause: 'sender', meaning: 'samples are older than one hour' },
  'new-value-for-timestamp': {
    cause: 'sender',
    meaning: 'samples have the timestamp of a stored sample and another value',
  },
  per_labelset_series_limit: { cause: 'limit', meaning: 'a label set has reached its limit of active series' },
  per_metric_series_limit: { cause: 'limit', meaning: 'a metric name has reached its limit of active series' },
  per_user_series_limit: { cause: 'limit', meaning: 'the workspace has reached its capacity of active series' },
  rate_limited: { cause: 'limit', meaning: 'samples arrive faster than the ingestion rate allows' },
  'sample-out-of-order': {
    cause: 'sender',
    meaning: 'samples are older than the newest of their series, and the out-of-order window is 0',
  },
  'sample-too-old': { cause: 'sender', meaning: 'samples are older than the out-of-order window' },
  'out-of-order-rate-limit': {
    cause: 'limit',
    meaning: 'out-of-order samples arrive faster than their ingestion rate allows',
  },
  label_value_too_long: { cause: 'sender', meaning: 'a label value is too long' },
  max_label_names_per_series: { cause: 'limit', meaning: 'series have more labels than allowed' },
  missing_metric_name: { cause: 'sender', meaning: 'series have no metric name' },
  metric_name_invalid: { cause: 'sender', meaning: 'a metric name is not valid' },
  label_invalid: { cause: 'sender', meaning: 'a label name is not valid' },
  duplicate_label_names: { cause: 'sender', meaning: 'a series has one label twice' },
  native_histogram_sample_size_bytes_exceeded: {
    cause: 'sender',
    meaning: 'samples of native histograms are too large',
  },
  native_histogram_invalid_schema: {
    cause: 'sender',
    meaning: 'native histograms have a schema outside of -4 to 8',
  },
  native_histogram_invalid: { cause: 'sender', meaning: 'native histograms are malformed' },
  native_histogram_buckets_exceeded: {
    cause: 'sender',
    meaning: 'native histograms have too many buckets, and their resolution cannot be reduced',
  },
  native_histogram_rate_limited: {
    cause: 'limit',
    meaning: 'native histograms arrive faster than their ingestion rate allows',
  },
  per_user_native_histogram_series_limit: {
    cause: 'limit',
    meaning: 'the workspace has reached its limit of active native histogram series',
  },
} as const satisfies Readonly<Record<string, DiscardReasonFacts>>;

/** One of the reasons that AMP documents. */
export type DiscardReason = keyof typeof DISCARD_REASONS;

/** What is known of one reason. */
export interface DiscardReasonFacts {
  /** Whether a limit was reached, which loses whatever arrives, or single samples are at fault. */
  readonly cause: 'limit' | 'sender';
  /** Completes "AMP drops samples: …". */
  readonly meaning: string;
}
