import { presetJob } from '@promontory/scrape-config';
import type { PrometheusOperatorProps } from '../src/prometheus-operator.js';
import { Fixture } from './fixture.js';

const JOB = { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] };

interface Values {
  readonly prometheus: { readonly agentMode: boolean; readonly prometheusSpec: Readonly<Record<string, unknown>> };
  readonly [key: string]: unknown;
}

function values(props: Partial<PrometheusOperatorProps> = {}): Values {
  const fixture = new Fixture();
  fixture.operator({ jobs: [JOB], ...props });
  return fixture.parsed() as unknown as Values;
}

const SPEC = {
  replicas: 1,
  shards: 1,
  replicaExternalLabelNameClear: true,
  prometheusExternalLabelNameClear: true,
  scrapeInterval: '60s',
  scrapeTimeout: '10s',
  externalLabels: { cluster: 'dev-1' },
  remoteWrite: [
    {
      url: '${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write',
      sigv4: { region: 'eu-west-1' },
      queueConfig: { maxSamplesPerSend: 1000, maxShards: 200, capacity: 2500, retryOnRateLimit: true },
    },
  ],
  additionalScrapeConfigs: [JOB],
  storageSpec: {
    volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '8Gi' } } } },
  },
  resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
};

test('by default a PrometheusAgent runs the jobs alone, and nothing of the chart beside it', () => {
  expect(values()).toEqual({
    crds: { enabled: false },
    prometheus: {
      agentMode: true,
      serviceAccount: {
        create: true,
        name: 'amp-iamproxy-ingest-service-account',
        annotations: { 'eks.amazonaws.com/role-arn': '${aws_iam_role.arn}' },
      },
      serviceMonitor: { selfMonitor: false },
      prometheusSpec: SPEC,
    },
    prometheusOperator: {
      serviceMonitor: { selfMonitor: false },
      kubeletService: { enabled: false },
      admissionWebhooks: { enabled: false },
      tls: { enabled: false },
    },
    ...Object.fromEntries(
      [
        'kubernetesServiceMonitors',
        'kubeApiServer',
        'kubelet',
        'kubeControllerManager',
        'coreDns',
        'kubeDns',
        'kubeEtcd',
        'kubeScheduler',
        'kubeProxy',
        'kubeStateMetrics',
        'nodeExporter',
        'alertmanager',
        'grafana',
      ].map((name) => [name, { enabled: false }]),
    ),
    'kube-state-metrics': { prometheus: { monitor: { enabled: false } } },
    'prometheus-node-exporter': { prometheus: { monitor: { enabled: false } } },
    defaultRules: { create: false },
  });
});

const SERVER = { resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '4Gi' } } };

test.each<[string, Partial<PrometheusOperatorProps>, Record<string, unknown>]>([
  ['shards', { shards: 3 }, { shards: 3 }],
  ['scrapeInterval', { scrapeInterval: '5s' }, { scrapeInterval: '5s', scrapeTimeout: '5s' }],
  ['no volume', { persistentVolume: false }, { storageSpec: { emptyDir: {} } }],
  ['the log not compressed', { wal: { compression: false } }, { walCompression: false }],
  [
    'how long the log is',
    { wal: { maxTime: '1h' } },
    { additionalArgs: [{ name: 'storage.agent.retention.max-time', value: '1h' }] },
  ],
  ['a server', { mode: 'server' }, { ...SERVER, retention: '1d' }],
  [
    'retention',
    { mode: 'server', retention: '2h', retentionSize: '6GB' },
    { ...SERVER, retention: '2h', retentionSize: '6GB' },
  ],
  ['resources', { resources: {} }, { resources: {} }],
  [
    'monitors',
    { monitors: 'all' },
    {
      serviceMonitorSelectorNilUsesHelmValues: false,
      podMonitorSelectorNilUsesHelmValues: false,
      probeSelectorNilUsesHelmValues: false,
      scrapeConfigSelectorNilUsesHelmValues: false,
      ruleSelectorNilUsesHelmValues: false,
    },
  ],
  [
    'Pod Identity',
    { identity: 'pod-identity' },
    { podMetadata: { annotations: { 'promontory/identity': 'pod-identity' } } },
  ],
  ['values', { values: { prometheus: { prometheusSpec: { logLevel: 'debug' } } } }, { logLevel: 'debug' }],
])('%s changes its own values and no other', (_, props, changed) => {
  expect(values(props).prometheus.prometheusSpec).toEqual({ ...SPEC, ...changed });
});

test('a volume has a size and a class', () => {
  expect(
    values({ persistentVolume: { size: '9Gi', storageClass: 'gp3' } }).prometheus.prometheusSpec['storageSpec'],
  ).toEqual({
    volumeClaimTemplate: {
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'gp3', resources: { requests: { storage: '9Gi' } } },
    },
  });
});

test('exporters are installed where a job scrapes them', () => {
  const jobs = [presetJob('kube-state-metrics', 'prometheus'), presetJob('node-exporter', 'prometheus')];
  expect(values({ jobs })).toMatchObject({ kubeStateMetrics: { enabled: true }, nodeExporter: { enabled: true } });
});

test('replicas are told apart by the label that AMP knows, which the operator fills in', () => {
  const { replicaExternalLabelNameClear: _, ...others } = SPEC;
  const jobs = [presetJob('kube-apiserver', 'prometheus')];
  const { prometheusSpec } = values({ replicas: 2, jobs }).prometheus;
  expect(prometheusSpec).toEqual({
    ...others,
    replicas: 2,
    replicaExternalLabelName: '__replica__',
    podAntiAffinity: 'soft',
    additionalScrapeConfigs: [expect.objectContaining({ job_name: 'kube-apiserver' })],
  });
  // The trap of Kubernetes 1.28 and 1.29.
  expect(JSON.stringify(prometheusSpec)).toContain('storage_cluster_id');
  expect(JSON.stringify(values({ jobs }))).not.toContain('storage_cluster_id');
});

test('what the chart runs through its template engine is kept from it', () => {
  const job = { ...JOB, relabel_configs: [{ target_label: 'x', replacement: '{{ .Name }}' }] };
  expect(JSON.stringify(values({ jobs: [job] }).prometheus.prometheusSpec)).toContain('{{`{{`}} .Name }}');
});

test('CRDs are a release of their own, which is there first and stays when it goes', () => {
  const fixture = new Fixture();
  const operator = fixture.operator();
  const crds = fixture
    .synth()
    .all('helm_release')
    .find(({ chart }) => chart === 'prometheus-operator-crds');
  expect(crds).toMatchObject({ name: 'prometheus-operator-crds', namespace: 'prometheus' });
  expect(crds?.['values']).toEqual([expect.stringContaining('helm.sh/resource-policy: keep')]);
  expect(fixture.release()['depends_on']).toContainEqual(expect.stringMatching(/^helm_release\.Operator_Crds_\w+$/));
  expect(operator.crdsRelease).toBeDefined();
});

test('or somebody else’s', () => {
  const fixture = new Fixture();
  expect(fixture.operator({ crds: 'existing' }).crdsRelease).toBeUndefined();
  expect(fixture.synth().all('helm_release')).toHaveLength(1);
  expect(fixture.release()).toMatchObject({ name: 'kube-prometheus-stack', version: '88.5.3' });
});

test.each([
  [{ releaseName: 'own' }, { name: 'own' }],
  [{ chartVersion: '88.5.2' }, { version: '88.5.2' }],
  [{ chartRepository: 'oci://m' }, { repository: 'oci://m' }],
  [
    { namespace: 'n', createNamespace: false },
    { namespace: 'n', create_namespace: false },
  ],
])('%j reaches the release', (props, changed) => {
  const fixture = new Fixture();
  fixture.operator(props);
  expect(fixture.release()).toMatchObject(changed);
});
