import { renderScrapeConfigs, type ScrapeJob } from '@promontory/scrape-config';
import { formatDuration, parseDuration } from '@promontory/vocabulary';
import { doubleDollars } from './private/escape.js';
import { shareJobs } from './private/share-jobs.js';
import type { TargetShare } from './target-share.js';

/** Where one pipeline writes to. */
export interface CollectorDestination {
  /**
   * What its components are called after a slash.
   * @default - nothing when it is the only destination, else its position
   */
  readonly name?: string;
  /** The remote-write URL. */
  readonly endpoint: string;
  /** The Region that requests are signed for: the workspace's. */
  readonly region: string;
  /**
   * A role to write as, of the account of the workspace.
   * @default - the collector's own
   */
  readonly assumeRole?: { readonly arn: string; readonly externalId?: string };
}

/** How samples wait for AMP and leave for it. */
export interface CollectorQueue {
  /**
   * Batches that wait in memory, of at most 8192 samples each. A full queue drops what comes next.
   * @default 500
   */
  readonly batches?: number;
  /**
   * Requests under way at once; a batch is one request for each megabyte.
   * @default 5
   */
  readonly parallelRequests?: number;
  /**
   * How long a batch is tried, on answers 5xx and 429 and when there is none: at most 1h, since AMP takes no sample that
   * is older. Later ones wait in the queue meanwhile.
   * @default '15m'
   */
  readonly retryFor?: string;
}

/** When the collector refuses samples rather than being killed, in percent of its memory limit. */
export interface MemoryLimiter {
  /**
   * Above this it collects garbage and refuses samples.
   * @default 80
   */
  readonly limitPercentage?: number;
  /**
   * What may be added between two looks, one second apart: refusing begins that much below the limit.
   * @default 25
   */
  readonly spikePercentage?: number;
}

/** What a configuration is made of. */
export interface CollectorSettings {
  readonly jobs: readonly ScrapeJob[];
  /** Which of the targets this collector scrapes. */
  readonly share: TargetShare;
  readonly destinations: readonly CollectorDestination[];
  /** The value of the `cluster` label. */
  readonly clusterLabel: string;
  /**
   * Whether several pods scrape the same and AMP keeps the samples of one: by the label `__replica__`, which AMP strips.
   * @default false
   */
  readonly replicated?: boolean;
  readonly scrapeInterval: string;
  readonly queue?: CollectorQueue;
  readonly memoryLimiter?: MemoryLimiter;
  /**
   * Whether the collector scrapes its own metrics, as job `adot-collector`.
   * @default true
   */
  readonly selfMetrics?: boolean;
  /**
   * Whether attributes of the target become labels of each of its series. It makes series that no dashboard expects.
   * @default false
   */
  readonly resourceToTelemetry?: boolean;
  /**
   * Whether a summary of every batch is logged.
   * @default false
   */
  readonly debug?: boolean;
}

/** A configuration of the OpenTelemetry collector. */
export interface CollectorConfig {
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly receivers: Readonly<Record<string, unknown>>;
  readonly processors: Readonly<Record<string, unknown>>;
  readonly exporters: Readonly<Record<string, unknown>>;
  readonly service: {
    readonly extensions: readonly string[];
    readonly telemetry: Readonly<Record<string, unknown>>;
    readonly pipelines: Readonly<Record<string, Pipeline>>;
  };
}

/** What samples run through, in this order. */
export interface Pipeline {
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

/** The job that scrapes the collector itself. */
export const SELF_JOB = 'adot-collector';

/** The longest that one scrape may take. */
const TIMEOUT = 10_000;
/** AMP takes requests of at most 1 MB (AMP user guide, "Quotas", 2026-07). */
const REQUEST_BYTES = 1_000_000;
/** Bounds what a batch in the queue weighs. */
const BATCH_SAMPLES = 8192;

/**
 * The configuration of one collector. Texts of jobs and labels arrive at Prometheus as they were written: `$` is doubled
 * here, and nowhere else.
 */
export function collectorConfig(settings: CollectorSettings): CollectorConfig {
  const { destinations, memoryLimiter = {}, debug = false } = settings;
  const suffixes = destinations.map(({ name }, index) =>
    name !== undefined ? `/${name}` : destinations.length > 1 ? `/${index + 1}` : '',
  );
  const each = <T>(type: string, make: (destination: CollectorDestination, suffix: string) => T): Record<string, T> =>
    Object.fromEntries(
      destinations.map((destination, index) => {
        const suffix = suffixes[index] ?? '';
        return [`${type}${suffix}`, make(destination, suffix)];
      }),
    );
  return {
    extensions: {
      // Any address of the pod, IPv4 or IPv6.
      health_check: { endpoint: ':13133' },
      ...each('sigv4auth', authenticator),
    },
    receivers: { prometheus: { config: scraping(settings) } },
    processors: {
      memory_limiter: {
        check_interval: '1s',
        limit_percentage: memoryLimiter.limitPercentage ?? 80,
        spike_limit_percentage: memoryLimiter.spikePercentage ?? 25,
      },
      batch: { send_batch_size: BATCH_SAMPLES, send_batch_max_size: BATCH_SAMPLES, timeout: '5s' },
    },
    exporters: {
      // The name that older images know as well.
      ...each('prometheusremotewrite', (destination, suffix) => exporter(settings, destination, suffix)),
      ...(debug ? { debug: { verbosity: 'basic' } } : {}),
    },
    service: {
      extensions: ['health_check', ...suffixes.map((suffix) => `sigv4auth${suffix}`)],
      telemetry: {
        logs: { level: 'info' },
        metrics: { level: 'normal', readers: [{ pull: { exporter: { prometheus: { host: '', port: 8888 } } } }] },
      },
      // A pipeline each: what one workspace does not take waits apart from the others.
      pipelines: each('metrics', (_, suffix) => ({
        receivers: ['prometheus'],
        processors: ['memory_limiter', 'batch'],
        exporters: [`prometheusremotewrite${suffix}`, ...(debug ? ['debug'] : [])],
      })),
    },
  };
}

function scraping({ jobs, share, scrapeInterval, selfMetrics = true }: CollectorSettings): Record<string, unknown> {
  const shared = shareJobs(doubleDollars(jobs), share);
  return {
    global: {
      scrape_interval: scrapeInterval,
      scrape_timeout: formatDuration(Math.min(TIMEOUT, parseDuration(scrapeInterval) ?? TIMEOUT)),
      // With dots in names a target could say of itself `service.name`, which the collector would take for the job.
      metric_name_validation_scheme: 'legacy',
      metric_name_escaping_scheme: 'underscores',
    },
    // Each pod scrapes itself, whatever its share.
    scrape_configs: renderScrapeConfigs(selfMetrics ? [...shared, selfJob] : shared, 'prometheus'),
  };
}

const selfJob: ScrapeJob = {
  job_name: SELF_JOB,
  static_configs: [{ targets: ['localhost:8888'] }],
  relabel_configs: [{ target_label: 'instance', replacement: '${env:OTEL_K8S_POD_NAME}' }],
};

function authenticator({ region, assumeRole }: CollectorDestination): Record<string, unknown> {
  return {
    service: 'aps',
    region,
    ...(assumeRole === undefined
      ? {}
      : {
          assume_role: {
            arn: assumeRole.arn,
            ...(assumeRole.externalId === undefined ? {} : { external_id: doubleDollars(assumeRole.externalId) }),
          },
        }),
  };
}

function exporter(settings: CollectorSettings, { endpoint }: CollectorDestination, suffix: string): unknown {
  const { queue = {}, clusterLabel, replicated = false, resourceToTelemetry = false } = settings;
  const retryFor = goDuration(queue.retryFor ?? '15m');
  return {
    endpoint,
    auth: { authenticator: `sigv4auth${suffix}` },
    external_labels: {
      cluster: doubleDollars(clusterLabel),
      ...(replicated ? { __replica__: '${env:OTEL_K8S_POD_NAME}' } : {}),
    },
    // Of a batch with all its retries, not of a request: at the default of 5s nothing would be tried for longer.
    timeout: retryFor,
    // Notices a connection that has gone dead, which the timeout then no longer does.
    http2_read_idle_timeout: '30s',
    http2_ping_timeout: '15s',
    max_batch_size_bytes: REQUEST_BYTES,
    max_batch_request_parallelism: queue.parallelRequests ?? 5,
    // Names and labels as they were scraped, which rules and dashboards expect: no `_total` added to a counter, no
    // version of the collector on every series, no series that describes the target.
    translation_strategy: 'UnderscoreEscapingWithoutSuffixes',
    disable_scope_info: true,
    target_info: { enabled: false },
    resource_to_telemetry_conversion: { enabled: resourceToTelemetry },
    remote_write_queue: { enabled: true, queue_size: queue.batches ?? 500, num_consumers: 5 },
    // Every five seconds: this version does not let the interval grow.
    retry_on_failure: { enabled: true, initial_interval: '5s', max_elapsed_time: retryFor },
  };
}

/** Go, which reads this one, knows no days. Up to an hour the two write the same. */
function goDuration(duration: string): string {
  const milliseconds = parseDuration(duration);
  return milliseconds === undefined ? duration : formatDuration(milliseconds);
}
