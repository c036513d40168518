import { renderScrapeConfigs, type ScrapeJob } from '@promontory/scrape-config';
import { formatDuration, parseDuration } from '@promontory/vocabulary';
import type { CollectorConfig, CollectorDestination, CollectorSettings } from './collector-settings.js';
import { doubleDollars } from './private/escape.js';
import { shareJobs } from './private/share-jobs.js';

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

/** The chart sets it in every pod. */
const POD_NAME = '${env:OTEL_K8S_POD_NAME}';

function scraping(settings: CollectorSettings): Record<string, unknown> {
  const { jobs, share, scrapeInterval, selfMetrics = true, instanceName } = settings;
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
    scrape_configs: renderScrapeConfigs(selfMetrics ? [...shared, selfJob(instanceName)] : shared, 'prometheus'),
  };
}

const selfJob = (instanceName = POD_NAME): ScrapeJob => ({
  job_name: SELF_JOB,
  static_configs: [{ targets: ['localhost:8888'] }],
  relabel_configs: [{ target_label: 'instance', replacement: instanceName }],
});

function authenticator({ region, assumeRole, stsRegion = region }: CollectorDestination): Record<string, unknown> {
  const { arn, externalId } = assumeRole ?? {};
  const assume_role = {
    ...(arn === undefined ? {} : { arn }),
    ...(externalId === undefined ? {} : { external_id: doubleDollars(externalId) }),
    ...(stsRegion === region ? {} : { sts_region: stsRegion }),
  };
  return { service: 'aps', region, ...(Object.keys(assume_role).length === 0 ? {} : { assume_role }) };
}

function exporter(settings: CollectorSettings, { endpoint }: CollectorDestination, suffix: string): unknown {
  const { queue = {}, clusterLabel, replicated = false, resourceToTelemetry = false, instanceName } = settings;
  const retryFor = goDuration(queue.retryFor ?? '15m');
  return {
    endpoint,
    auth: { authenticator: `sigv4auth${suffix}` },
    external_labels: {
      cluster: doubleDollars(clusterLabel),
      ...(replicated ? { __replica__: instanceName ?? POD_NAME } : {}),
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
