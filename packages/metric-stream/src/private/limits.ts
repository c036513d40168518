/** Bounds of metric streams. Source: CloudWatch API reference, PutMetricStream and MetricStreamFilter, 2026-11. */
export const STREAM_LIMITS = {
  /** Namespaces and metric names of all filters together. */
  names: 1000,
  /** Entries of `statistics`. */
  statistics: 100,
  /** Additional statistics of one entry. */
  statisticsPerEntry: 20,
  /** Metrics of one entry. */
  metricsPerEntry: 100,
} as const;

/** Bounds of Firehose's transformations. Source: Firehose developer guide, "Transform source data", 2026-11. */
export const TRANSFORMATION_LIMITS = {
  bufferMiB: { least: 0.2, most: 3, default: 1 },
  bufferSeconds: { least: 0, most: 900, default: 60 },
  /** Firehose waits five minutes for the function. With less than ten seconds there is no time for a second attempt. */
  timeoutSeconds: { least: 10, most: 300, default: 60 },
} as const;

/** In MB. Source: Lambda developer guide, "Quotas", 2026-11. */
export const FUNCTION_MEMORY = { least: 128, most: 10_240, default: 256 } as const;

/** Deprecated 2028-04-30. Source: Lambda developer guide, "Runtimes", 2026-11. */
export const FUNCTION_RUNTIME = 'nodejs24.x';
