import { presetJob } from '@promontory/scrape-config';
import type { PrometheusServerProps } from '../src/prometheus-server.js';
import { Fixture } from './fixture.js';

const JOB = { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] };

const SERVER = {
  retention: '1d',
  global: { scrape_interval: '60s', scrape_timeout: '10s', external_labels: { cluster: 'dev-1' } },
  remoteWrite: [
    {
      url: '${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write',
      sigv4: { region: 'eu-west-1' },
      queue_config: { max_samples_per_send: 1000, max_shards: 200, capacity: 2500, retry_on_http_429: true },
    },
  ],
  persistentVolume: { enabled: true, size: '8Gi' },
  resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '4Gi' } },
};

function server(props: Partial<PrometheusServerProps> = {}): {
  readonly server: Record<string, unknown>;
  readonly all: Record<string, unknown>;
} {
  const fixture = new Fixture();
  fixture.server({ jobs: [JOB], ...props } as Partial<PrometheusServerProps>);
  const all = fixture.parsed();
  return { server: all['server'] as Record<string, unknown>, all };
}

test('by default a server keeps a day, and forwards everything to the workspace', () => {
  const { server: values, all } = server();
  expect(values).toEqual(SERVER);
  expect(all).toMatchObject({
    serviceAccounts: {
      server: {
        create: true,
        name: 'amp-iamproxy-ingest-service-account',
        annotations: { 'eks.amazonaws.com/role-arn': '${aws_iam_role.arn}' },
      },
    },
    serverFiles: { 'prometheus.yml': { scrape_configs: [JOB] } },
    'kube-state-metrics': { enabled: false },
    'prometheus-node-exporter': { enabled: false },
    alertmanager: { enabled: false },
    'prometheus-pushgateway': { enabled: false },
  });
});

test.each<[string, Partial<PrometheusServerProps>, Record<string, unknown>]>([
  ['retention', { retention: '2h' }, { retention: '2h' }],
  ['retentionSize', { retentionSize: '6GB' }, { retentionSize: '6GB' }],
  ['persistentVolume', { persistentVolume: { size: '9Gi' } }, { persistentVolume: { enabled: true, size: '9Gi' } }],
  [
    'storageClass',
    { persistentVolume: { storageClass: 'gp3' } },
    { persistentVolume: { enabled: true, size: '8Gi', storageClass: 'gp3' } },
  ],
  ['no volume', { persistentVolume: false }, { persistentVolume: { enabled: false } }],
  [
    'walCompression',
    { walCompression: false },
    { extraFlags: ['web.enable-lifecycle', 'no-storage.tsdb.wal-compression'] },
  ],
  ['prometheusVersion', { prometheusVersion: '3.5.0' }, { image: { tag: 'v3.5.0' } }],
  ['prometheusVersion, as an image is tagged', { prometheusVersion: 'v3.5.0' }, { image: { tag: 'v3.5.0' } }],
  ['resources', { resources: { limits: { memory: '9Gi' } } }, { resources: { limits: { memory: '9Gi' } } }],
  ['values', { values: { server: { podLabels: { a: 'b' } } } }, { podLabels: { a: 'b' } }],
])('%s changes its own values and no other', (_, props, changed) => {
  expect(server(props).server).toEqual({ ...SERVER, ...changed });
});

test.each([
  ['releaseName', {}, 'prometheus-for-amp'],
  ['releaseName', { releaseName: 'own' }, 'own'],
])('the release has the name of the guide, or its own', (_, props, name) => {
  const fixture = new Fixture();
  fixture.server(props);
  expect(fixture.release()).toMatchObject({
    name,
    chart: 'prometheus',
    namespace: 'prometheus',
    create_namespace: true,
  });
});

test('before Prometheus 3, replicas take a feature flag to know their names', () => {
  const flag = { 'enable-feature': 'expand-external-labels' };
  expect(server({ replicas: 2, prometheusVersion: '2.55.1' }).server['extraArgs']).toEqual(flag);
  expect(server({ replicas: 2 }).server).not.toHaveProperty('extraArgs');
  expect(server({ prometheusVersion: '2.55.1' }).server).not.toHaveProperty('extraArgs');
});

describe('on Fargate', () => {
  test('there is no volume, and the server stays', () => {
    expect(server({ compute: 'fargate' }).server).toEqual({ ...SERVER, persistentVolume: { enabled: false } });
  });

  test.each<[string, Partial<PrometheusServerProps>, string]>([
    [
      'a volume',
      { persistentVolume: {} },
      "a volume on Fargate, expected none: Fargate mounts no volume of EBS; leave 'persistentVolume' out",
    ],
    [
      'node-exporter',
      { jobs: [presetJob('node-exporter', 'prometheus')] },
      "a job of node-exporter on Fargate, expected none: Fargate runs no DaemonSet; take 'node-exporter' out of 'jobs'",
    ],
    [
      'Pod Identity',
      { identity: 'pod-identity' },
      "Pod Identity on Fargate, expected a role by IRSA: the agent of Pod Identity runs on nodes; write identity 'irsa'",
    ],
  ])('%s is refused', (_, props, message) => {
    expect(() => server({ compute: 'fargate', ...props } as Partial<PrometheusServerProps>)).toThrow(
      new Error(`PrometheusServerFargate: got ${message} (at test/Server)`),
    );
    expect(() => server(props)).not.toThrow();
  });

  test.each([
    [{ server: { persistentVolume: { enabled: true } } }, 'server.persistentVolume.enabled'],
    [{ 'prometheus-node-exporter': { enabled: true } }, 'prometheus-node-exporter.enabled'],
    [{ alertmanager: { enabled: true } }, 'alertmanager.enabled'],
  ])('nor is it turned on by %j', (values, path) => {
    expect(() => server({ compute: 'fargate', values })).toThrow(`PrometheusServerValues: got values.${path}, `);
    expect(() => server({ values })).not.toThrow();
  });
});

test.each<[string, Partial<PrometheusServerProps>, string]>([
  [
    'too little kept',
    { retention: '1h' },
    'PrometheusServerRetention: got 1h, expected at least 2h: what is not sent yet is read from there;',
  ],
  ['a size without unit', { retentionSize: '6' }, 'PrometheusServerRetention: got 6, expected a size such as 6GB;'],
  [
    'a range of versions',
    { prometheusVersion: '3' },
    'PrometheusServerVersion: got 3, expected one exact version such as 3.14.0;',
  ],
  ['no jobs', { jobs: [] }, 'PrometheusServerNoJobs: got no jobs, expected at least one;'],
  [
    'a mode of its own',
    { values: { server: { defaultFlagsOverride: [] } } },
    'PrometheusServerValues: got values.server.defaultFlagsOverride, ',
  ],
  [
    'another version',
    { prometheusVersion: '3.5.0', values: { server: { image: { tag: 'v3.5.1' } } } },
    'PrometheusServerValues: got values.server.image.tag, ',
  ],
  [
    'what it does not have yet',
    { prometheusVersion: '2.49.1', remoteWrite: { sampleAgeLimit: '30m' } },
    "PrometheusServerVersion: got 'remoteWrite.sampleAgeLimit' with Prometheus 2.49.1, expected at least 2.50.0;",
  ],
  [
    'a retry that it does not know',
    { prometheusVersion: '2.25.2', remoteWrite: { retryOnRateLimit: true } },
    "PrometheusServerVersion: got 'remoteWrite.retryOnRateLimit' with Prometheus 2.25.2, expected at least 2.26.0;",
  ],
  [
    'metadata that it does not know',
    { prometheusVersion: '2.22.0', remoteWrite: { metadata: {} } },
    "PrometheusServerVersion: got 'remoteWrite.metadata' with Prometheus 2.22.0, expected at least 2.23.0;",
  ],
])('%s is refused', (_, props, message) => {
  expect(() => server(props)).toThrow(message);
});
