import { CHART_CATALOGUE } from '@promontory/helm';
import { PRESET_NAMES, presetJob } from '@promontory/scrape-config';
import { TerraformVariable } from 'cdktf';
import { type Changes, Fixture } from './fixture.js';

const JOB = { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] };
const PRESETS = PRESET_NAMES.map((name) => presetJob(name, 'prometheus'));

const VALUES = `fullnameOverride: adot-collector
mode: deployment
replicaCount: 1
image:
  repository: public.ecr.aws/aws-observability/aws-otel-collector
  tag: v0.49.0
command:
  name: awscollector
  extraArgs:
    - --feature-gates=exporter.prometheusremotewritexporter.RetryOn429
serviceAccount:
  create: true
  name: amp-iamproxy-ingest-service-account
  annotations:
    eks.amazonaws.com/role-arn: \${aws_iam_role.arn}
clusterRole:
  create: false
alternateConfig:
  extensions:
    health_check:
      endpoint: :13133
    sigv4auth:
      service: aps
      region: eu-west-1
  receivers:
    prometheus:
      config:
        global:
          scrape_interval: 60s
          scrape_timeout: 10s
          metric_name_validation_scheme: legacy
          metric_name_escaping_scheme: underscores
        scrape_configs:
          - job_name: own
            static_configs:
              - targets:
                  - 10.0.0.1:80
          - job_name: adot-collector
            static_configs:
              - targets:
                  - localhost:8888
            relabel_configs:
              - target_label: instance
                replacement: $\${env:OTEL_K8S_POD_NAME}
  processors:
    memory_limiter:
      check_interval: 1s
      limit_percentage: 80
      spike_limit_percentage: 25
    batch:
      send_batch_size: 8192
      send_batch_max_size: 8192
      timeout: 5s
  exporters:
    prometheusremotewrite:
      endpoint: \${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write
      auth:
        authenticator: sigv4auth
      external_labels:
        cluster: dev-1
      timeout: 15m
      http2_read_idle_timeout: 30s
      http2_ping_timeout: 15s
      max_batch_size_bytes: 1000000
      max_batch_request_parallelism: 5
      translation_strategy: UnderscoreEscapingWithoutSuffixes
      disable_scope_info: true
      target_info:
        enabled: false
      resource_to_telemetry_conversion:
        enabled: false
      remote_write_queue:
        enabled: true
        queue_size: 500
        num_consumers: 5
      retry_on_failure:
        enabled: true
        initial_interval: 5s
        max_elapsed_time: 15m
  service:
    extensions:
      - health_check
      - sigv4auth
    telemetry:
      logs:
        level: info
      metrics:
        level: normal
        readers:
          - pull:
              exporter:
                prometheus:
                  host: ""
                  port: 8888
    pipelines:
      metrics:
        receivers:
          - prometheus
        processors:
          - memory_limiter
          - batch
        exporters:
          - prometheusremotewrite
ports:
  otlp:
    enabled: false
  otlp-http:
    enabled: false
  jaeger-compact:
    enabled: false
  jaeger-thrift:
    enabled: false
  jaeger-grpc:
    enabled: false
  zipkin:
    enabled: false
  metrics:
    enabled: true
service:
  type: ClusterIP
ingress:
  enabled: false
resources:
  requests:
    cpu: 500m
    memory: 1Gi
  limits:
    memory: 2Gi
podSecurityContext:
  runAsNonRoot: true
  runAsUser: 4317
  seccompProfile:
    type: RuntimeDefault
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop:
      - ALL
nodeSelector:
  kubernetes.io/os: linux
rollout:
  strategy: Recreate
`;

test('by default one pod forwards to the workspace, runs its own jobs alone and has no rights that they do not need', () => {
  const fixture = new Fixture();
  fixture.collector({ jobs: [JOB] });
  expect(fixture.text()).toBe(VALUES);
});

test('the release is the chart of the catalogue, in a namespace of its own', () => {
  const fixture = new Fixture();
  const collector = fixture.collector();
  expect(fixture.synth().only('helm_release')).toMatchObject({
    name: 'adot-collector',
    namespace: 'adot-col',
    create_namespace: true,
    chart: 'opentelemetry-collector',
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    version: CHART_CATALOGUE['opentelemetry-collector'].version,
  });
  expect(collector.release.node.path).toBe('test/Adot/Release');
  expect(collector.clusterRelease).toBeUndefined();
});

test.each<[string, Changes, [before: string, after: string][]]>([
  ['clusterLabel', { clusterLabel: 'prod' }, [['cluster: dev-1', 'cluster: prod']]],
  ['clusterLabel that YAML would take for a flag', { clusterLabel: 'no' }, [['cluster: dev-1', 'cluster: "no"']]],
  ['scrapeInterval', { scrapeInterval: '30s' }, [['scrape_interval: 60s', 'scrape_interval: 30s']]],
  ['serviceAccount', { serviceAccount: 'writer' }, [['name: amp-iamproxy-ingest-service-account', 'name: writer']]],
  ['releaseName', { releaseName: 'other' }, [['fullnameOverride: adot-collector', 'fullnameOverride: other']]],
  ['queue', { queue: { batches: 7 } }, [['queue_size: 500', 'queue_size: 7']]],
  ['memoryLimiter', { memoryLimiter: { limitPercentage: 70 } }, [['limit_percentage: 80', 'limit_percentage: 70']]],
  [
    'resources',
    { resources: { limits: { memory: '4Gi' } } },
    [['requests:\n    cpu: 500m\n    memory: 1Gi\n  limits:\n    memory: 2Gi', 'limits:\n    memory: 4Gi']],
  ],
  [
    'selfMetrics',
    { selfMetrics: false },
    [
      [
        `          - job_name: adot-collector
            static_configs:
              - targets:
                  - localhost:8888
            relabel_configs:
              - target_label: instance
                replacement: $\${env:OTEL_K8S_POD_NAME}
`,
        '',
      ],
    ],
  ],
  [
    'resourceToTelemetry',
    { resourceToTelemetry: true },
    [
      [
        'resource_to_telemetry_conversion:\n        enabled: false',
        'resource_to_telemetry_conversion:\n        enabled: true',
      ],
    ],
  ],
  [
    'debug',
    { debug: true },
    [
      ['\n  service:\n    extensions:', '\n    debug:\n      verbosity: basic\n  service:\n    extensions:'],
      ['          - prometheusremotewrite\n', '          - prometheusremotewrite\n          - debug\n'],
    ],
  ],
  [
    'image.repository',
    { image: { repository: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/adot' } },
    [['public.ecr.aws/aws-observability/aws-otel-collector', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/adot']],
  ],
  ['image.tag', { image: { tag: 'v0.48.0' } }, [['tag: v0.49.0', 'tag: v0.48.0']]],
  [
    'image.digest',
    { image: { digest: `sha256:${'0a'.repeat(32)}` } },
    [['tag: v0.49.0\n', `tag: v0.49.0\n  digest: sha256:${'0a'.repeat(32)}\n`]],
  ],
  [
    'mode statefulset',
    { mode: 'statefulset' },
    [
      ['mode: deployment', 'mode: statefulset'],
      ['rollout:\n  strategy: Recreate\n', ''],
    ],
  ],
  [
    'replicas',
    { mode: 'statefulset', replicas: 2 },
    [
      ['mode: deployment', 'mode: statefulset'],
      ['replicaCount: 1', 'replicaCount: 2'],
      ['cluster: dev-1\n', 'cluster: dev-1\n        __replica__: $${env:OTEL_K8S_POD_NAME}\n'],
      ['rollout:\n  strategy: Recreate\n', ''],
    ],
  ],
  [
    'shards',
    { mode: 'statefulset', shards: 3 },
    [
      ['mode: deployment', 'mode: statefulset'],
      ['replicaCount: 1', 'replicaCount: 3'],
      [
        '                  - 10.0.0.1:80\n',
        `                  - 10.0.0.1:80
            relabel_configs:
              - source_labels:
                  - __address__
                modulus: 3
                target_label: __tmp_adot_shard
                action: hashmod
              - target_label: __tmp_adot_pod
                replacement: $\${env:OTEL_K8S_POD_NAME}
              - source_labels:
                  - __tmp_adot_pod
                regex: .*-([0-9]+)
                target_label: __tmp_adot_ordinal
                replacement: $$1
              - source_labels:
                  - __tmp_adot_shard
                target_label: __tmp_adot_ordinal
                action: keepequal
`,
      ],
      ['rollout:\n  strategy: Recreate\n', ''],
    ],
  ],
  [
    'jobs that need rights',
    { jobs: [JOB, { job_name: 'services', kubernetes_sd_configs: [{ role: 'service' }] }] },
    [
      [
        '- 10.0.0.1:80\n',
        '- 10.0.0.1:80\n          - job_name: services\n            kubernetes_sd_configs:\n              - role: service\n',
      ],
      [
        'create: false\n',
        `create: true
  rules:
    - apiGroups:
        - ""
      resources:
        - services
      verbs:
        - get
        - list
        - watch
`,
      ],
    ],
  ],
  [
    'values',
    { values: { priorityClassName: 'high', alternateConfig: { processors: { batch: { timeout: '1s' } } } } },
    [
      ['timeout: 5s', 'timeout: 1s'],
      ['rollout:\n  strategy: Recreate\n', 'rollout:\n  strategy: Recreate\npriorityClassName: high\n'],
    ],
  ],
  [
    'values, over what a prop says',
    { values: { resources: { limits: { memory: '3Gi' } } } },
    [['memory: 2Gi', 'memory: 3Gi']],
  ],
])('%s changes its own values and no other', (_, props, changes) => {
  const fixture = new Fixture();
  fixture.collector({ jobs: [JOB], ...props });
  const expected = changes.reduce((text, [before, after]) => {
    expect(text).toContain(before);
    return text.replace(before, () => after);
  }, VALUES);
  expect(fixture.text(props.releaseName)).toBe(expected);
});

test.each<[string, Changes, Record<string, unknown>]>([
  ['namespace', { namespace: 'monitoring' }, { namespace: 'monitoring' }],
  ['createNamespace', { createNamespace: false }, { create_namespace: false }],
  ['chartVersion', { chartVersion: '0.169.0' }, { version: '0.169.0' }],
  [
    'chartRepository',
    { chartRepository: 'oci://registry.example/charts' },
    { repository: 'oci://registry.example/charts' },
  ],
])('%s changes the release', (_, props, changed) => {
  const before = new Fixture();
  before.collector();
  const after = new Fixture();
  after.collector(props);
  expect(after.synth().only('helm_release')).toEqual({ ...before.synth().only('helm_release'), ...changed });
});

test('what must run in the cluster is said, and not installed', () => {
  const fixture = new Fixture();
  expect(fixture.collector({ jobs: PRESETS }).requiredExporters).toEqual(['kube-state-metrics', 'node-exporter']);
  expect(fixture.synth().all('aws_eks_addon')).toEqual([]);
  expect(Object.keys(fixture.releases())).toEqual(['adot-collector']);
});

test('what only a plan knows is passed on unchecked', () => {
  const fixture = new Fixture();
  const { stringValue, numberValue } = new TerraformVariable(fixture.stack, 'any', { type: 'string' });
  fixture.collector({
    scrapeInterval: stringValue,
    queue: { batches: numberValue, retryFor: stringValue },
    memoryLimiter: { limitPercentage: numberValue },
    image: { tag: stringValue, digest: stringValue },
    resources: { limits: { memory: stringValue } },
    chartVersion: stringValue,
    releaseName: stringValue,
  });
  const text = String((fixture.synth().only('helm_release')['values'] as string[])[0]);
  for (const key of [
    'scrape_interval',
    'queue_size',
    'max_elapsed_time',
    'limit_percentage',
    'tag',
    'digest',
    'memory',
  ])
    expect(text).toContain(`${key}: \${var.any}\n`);
});

test('the same props give the same bytes', () => {
  const [one, two] = [new Fixture(), new Fixture()];
  one.collector({ jobs: PRESETS });
  two.collector({ jobs: PRESETS });
  expect(one.text()).toBe(two.text());
});
