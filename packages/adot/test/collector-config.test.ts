import { PRESET_NAMES, presetJob, renderScrapeConfigs, type ScrapeJob } from '@promontory/scrape-config';
import { parse, stringify } from 'yaml';
import { collectorConfig, SELF_JOB } from '../src/collector-config.js';
import type { CollectorConfig, CollectorDestination, CollectorSettings } from '../src/collector-settings.js';

const JOB: ScrapeJob = { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] };
const FIRST: CollectorDestination = { endpoint: 'https://first.example/api/v1/remote_write', region: 'eu-west-1' };
const SECOND: CollectorDestination = { endpoint: 'https://second.example/api/v1/remote_write', region: 'us-east-1' };

const render = (changes: Partial<CollectorSettings> = {}): CollectorConfig =>
  collectorConfig({
    jobs: [JOB],
    share: { kind: 'all' },
    destinations: [FIRST],
    clusterLabel: 'dev-1',
    scrapeInterval: '60s',
    ...changes,
  });

const SELF = {
  job_name: SELF_JOB,
  static_configs: [{ targets: ['localhost:8888'] }],
  relabel_configs: [{ target_label: 'instance', replacement: '${env:OTEL_K8S_POD_NAME}' }],
};
const DEFAULTS: CollectorConfig = {
  extensions: { health_check: { endpoint: ':13133' }, sigv4auth: { service: 'aps', region: 'eu-west-1' } },
  receivers: {
    prometheus: {
      config: {
        global: {
          scrape_interval: '60s',
          scrape_timeout: '10s',
          metric_name_validation_scheme: 'legacy',
          metric_name_escaping_scheme: 'underscores',
        },
        scrape_configs: [JOB, SELF],
      },
    },
  },
  processors: {
    memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 },
    batch: { send_batch_size: 8192, send_batch_max_size: 8192, timeout: '5s' },
  },
  exporters: {
    prometheusremotewrite: {
      endpoint: FIRST.endpoint,
      auth: { authenticator: 'sigv4auth' },
      external_labels: { cluster: 'dev-1' },
      timeout: '15m',
      http2_read_idle_timeout: '30s',
      http2_ping_timeout: '15s',
      max_batch_size_bytes: 1_000_000,
      max_batch_request_parallelism: 5,
      translation_strategy: 'UnderscoreEscapingWithoutSuffixes',
      disable_scope_info: true,
      target_info: { enabled: false },
      resource_to_telemetry_conversion: { enabled: false },
      remote_write_queue: { enabled: true, queue_size: 500, num_consumers: 5 },
      retry_on_failure: { enabled: true, initial_interval: '5s', max_elapsed_time: '15m' },
    },
  },
  service: {
    extensions: ['health_check', 'sigv4auth'],
    telemetry: {
      logs: { level: 'info' },
      metrics: { level: 'normal', readers: [{ pull: { exporter: { prometheus: { host: '', port: 8888 } } } }] },
    },
    pipelines: {
      metrics: {
        receivers: ['prometheus'],
        processors: ['memory_limiter', 'batch'],
        exporters: ['prometheusremotewrite'],
      },
    },
  },
};

test('by default everything is scraped, limited, batched and signed for one workspace', () => {
  expect(render()).toEqual(DEFAULTS);
});

test.each<[string, Partial<CollectorSettings>, [before: string, after: string][]]>([
  ['jobs', { jobs: [{ ...JOB, job_name: 'other' }] }, [['job_name: own', 'job_name: other']]],
  ['clusterLabel', { clusterLabel: 'prod' }, [['cluster: dev-1', 'cluster: prod']]],
  ['clusterLabel with a dollar', { clusterLabel: 'a$1' }, [['cluster: dev-1', 'cluster: a$$1']]],
  ['scrapeInterval', { scrapeInterval: '30s' }, [['scrape_interval: 60s', 'scrape_interval: 30s']]],
  [
    'scrapeInterval that is shorter than the timeout',
    { scrapeInterval: '5s' },
    [
      ['scrape_interval: 60s', 'scrape_interval: 5s'],
      ['scrape_timeout: 10s', 'scrape_timeout: 5s'],
    ],
  ],
  [
    'replicated',
    { replicated: true },
    [['cluster: dev-1\n', 'cluster: dev-1\n      __replica__: ${env:OTEL_K8S_POD_NAME}\n']],
  ],
  ['queue.batches', { queue: { batches: 7 } }, [['queue_size: 500', 'queue_size: 7']]],
  [
    'queue.parallelRequests',
    { queue: { parallelRequests: 1 } },
    [['max_batch_request_parallelism: 5', 'max_batch_request_parallelism: 1']],
  ],
  [
    'queue.retryFor',
    { queue: { retryFor: '45m' } },
    [
      ['max_elapsed_time: 15m', 'max_elapsed_time: 45m'],
      ['timeout: 15m', 'timeout: 45m'],
    ],
  ],
  [
    'queue.retryFor in seconds',
    { queue: { retryFor: '90s' } },
    [
      ['max_elapsed_time: 15m', 'max_elapsed_time: 1m30s'],
      ['timeout: 15m', 'timeout: 1m30s'],
    ],
  ],
  [
    'memoryLimiter.limitPercentage',
    { memoryLimiter: { limitPercentage: 70 } },
    [['limit_percentage: 80', 'limit_percentage: 70']],
  ],
  [
    'memoryLimiter.spikePercentage',
    { memoryLimiter: { spikePercentage: 10 } },
    [['spike_limit_percentage: 25', 'spike_limit_percentage: 10']],
  ],
  ['selfMetrics', { selfMetrics: false }, [[indented(stringify([SELF]), 8), '']]],
  [
    'resourceToTelemetry',
    { resourceToTelemetry: true },
    [
      [
        'resource_to_telemetry_conversion:\n      enabled: false',
        'resource_to_telemetry_conversion:\n      enabled: true',
      ],
    ],
  ],
  [
    'debug',
    { debug: true },
    [
      ['\nservice:\n', '\n  debug:\n    verbosity: basic\nservice:\n'],
      ['        - prometheusremotewrite\n', '        - prometheusremotewrite\n        - debug\n'],
    ],
  ],
  [
    'a role to assume',
    { destinations: [{ ...FIRST, assumeRole: { arn: 'arn:aws:iam::111122223333:role/writer' } }] },
    [
      [
        'region: eu-west-1\n',
        'region: eu-west-1\n    assume_role:\n      arn: arn:aws:iam::111122223333:role/writer\n',
      ],
    ],
  ],
  [
    'a role to assume with an external id',
    { destinations: [{ ...FIRST, assumeRole: { arn: 'role', externalId: 'a$b' } }] },
    [['region: eu-west-1\n', 'region: eu-west-1\n    assume_role:\n      arn: role\n      external_id: a$$b\n']],
  ],
  [
    'credentials of another Region',
    { destinations: [{ ...FIRST, stsRegion: 'eu-central-1' }] },
    [['region: eu-west-1\n', 'region: eu-west-1\n    assume_role:\n      sts_region: eu-central-1\n']],
  ],
])('%s changes its own part and no other', (_, changes, replacements) => {
  const expected = replacements.reduce((text, [before, after]) => {
    expect(text).toContain(before);
    return text.replace(before, () => after);
  }, write(DEFAULTS));
  expect(write(render(changes))).toBe(expected);
});

test('the only destination is named where it has a name, and one of several by its position where it has none', () => {
  expect(Object.keys(render({ destinations: [{ ...FIRST, name: 'main' }] }).exporters)).toEqual([
    'prometheusremotewrite/main',
  ]);
  expect(Object.keys(render({ destinations: [FIRST, SECOND] }).exporters)).toEqual([
    'prometheusremotewrite/1',
    'prometheusremotewrite/2',
  ]);
});

test('each destination has an authenticator for its Region, an exporter and a pipeline', () => {
  const config = render({
    destinations: [
      { ...FIRST, name: 'near' },
      { ...SECOND, name: 'far' },
    ],
    replicated: true,
  });
  expect(config.extensions).toEqual({
    health_check: { endpoint: ':13133' },
    'sigv4auth/near': { service: 'aps', region: 'eu-west-1' },
    'sigv4auth/far': { service: 'aps', region: 'us-east-1' },
  });
  expect(config.exporters).toEqual({
    'prometheusremotewrite/near': expect.objectContaining({
      endpoint: FIRST.endpoint,
      auth: { authenticator: 'sigv4auth/near' },
      external_labels: { cluster: 'dev-1', __replica__: '${env:OTEL_K8S_POD_NAME}' },
    }),
    'prometheusremotewrite/far': expect.objectContaining({
      endpoint: SECOND.endpoint,
      auth: { authenticator: 'sigv4auth/far' },
      external_labels: { cluster: 'dev-1', __replica__: '${env:OTEL_K8S_POD_NAME}' },
    }),
  });
  expect(config.service.extensions).toEqual(['health_check', 'sigv4auth/near', 'sigv4auth/far']);
  const processors = ['memory_limiter', 'batch'];
  expect(config.service.pipelines).toEqual({
    'metrics/near': { receivers: ['prometheus'], processors, exporters: ['prometheusremotewrite/near'] },
    'metrics/far': { receivers: ['prometheus'], processors, exporters: ['prometheusremotewrite/far'] },
  });
});

test.each([
  ['one destination', [FIRST]],
  ['several', [FIRST, { ...SECOND, name: 'far' }]],
])('with %s, whatever is named is defined, and whatever is defined is used', (_, destinations) => {
  const { service, ...defined } = render({ destinations, debug: true });
  expect([...service.extensions].sort()).toEqual(Object.keys(defined.extensions).sort());
  const pipelines = Object.values(service.pipelines);
  for (const kind of ['receivers', 'processors', 'exporters'] as const) {
    const used = new Set(pipelines.flatMap((pipeline) => pipeline[kind]));
    expect([...used].sort()).toEqual(Object.keys(defined[kind]).sort());
  }
  for (const pipeline of pipelines) expect(pipeline.processors[0]).toBe('memory_limiter');
});

test('jobs that ask the API or a kubelet trust the authority of the cluster', () => {
  expect(write(render({ jobs: [presetJob('kubelet', 'prometheus')] }))).toContain(
    'ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt\n',
  );
});

test.each(PRESET_NAMES)('preset %s reads as Prometheus would read it', (name) => {
  const job = presetJob(name, 'prometheus');
  const { prometheus } = (parse(write(render({ jobs: [job], selfMetrics: false }))) as CollectorConfig).receivers as {
    prometheus: { config: { scrape_configs: unknown } };
  };
  const read = JSON.parse(JSON.stringify(prometheus.config.scrape_configs).replaceAll('$$', '$')) as unknown;
  expect(read).toEqual(renderScrapeConfigs([job], 'prometheus'));
});

test('the collector scrapes itself whatever its share of the targets', () => {
  for (const share of [{ kind: 'shard', shards: 3 }, { kind: 'own-node' }, { kind: 'no-node' }] as const) {
    expect(write(render({ share, jobs: [presetJob('pods', 'prometheus')] }))).toContain(indented(stringify([SELF]), 8));
  }
});

function write(config: CollectorConfig): string {
  return stringify(config, { lineWidth: 0, aliasDuplicateObjects: false });
}

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
