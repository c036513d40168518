import { type IWorkspace } from '@promontory/amp-workspace';
import { CHART_CATALOGUE } from '@promontory/helm';
import { PRESET_NAMES, presetJob } from '@promontory/scrape-config';
import { TerraformVariable } from 'cdktf';
import type { AdotDestination } from '../src/adot-collector.js';
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

describe('the role', () => {
  const statements = (fixture: Fixture): unknown[] =>
    fixture
      .synth()
      .all('data.aws_iam_policy_document')
      .flatMap(({ statement }) => statement as { actions: string[] }[])
      .filter(({ actions }) => !actions.includes('sts:AssumeRoleWithWebIdentity'));

  test('is for one service account, which the chart makes', () => {
    const fixture = new Fixture();
    const collector = fixture.collector({ namespace: 'monitoring', serviceAccount: 'writer' });
    const json = fixture.synth();
    expect(json.only('aws_iam_role')).toMatchObject({
      name: 'dev-1-monitoring-writer',
      description: 'Writes metrics of dev-1 to AMP',
    });
    expect(JSON.stringify(json.data)).toContain('"system:serviceaccount:monitoring:writer"');
    expect(JSON.stringify(json.data)).toContain('"sts.amazonaws.com"');
    expect(collector.role.node.path).toBe('test/Adot/Role');
  });

  test('may write to the one workspace, nothing more', () => {
    const fixture = new Fixture();
    fixture.collector();
    expect(statements(fixture)).toEqual([
      {
        effect: 'Allow',
        actions: ['aps:RemoteWrite'],
        resources: [expect.stringMatching(/^\$\{aws_prometheus_workspace\.Workspace_\w+\.arn\}$/)],
      },
    ]);
  });

  test('may write to each of several, and become the writer of another account', () => {
    const fixture = new Fixture();
    const assumeRoleArn = 'arn:aws:iam::444455556666:role/writer';
    fixture.collector({
      destinations: [
        { workspace: fixture.workspace },
        { workspace: fixture.other('Second', 'us-east-1') },
        { workspace: fixture.other('Foreign', 'us-east-1'), assumeRoleArn },
      ],
    });
    expect(statements(fixture)).toEqual([
      expect.objectContaining({
        actions: ['aps:RemoteWrite'],
        resources: [expect.stringMatching(/^\$\{aws_prometheus_workspace\.Workspace_/)],
      }),
      expect.objectContaining({
        actions: ['aps:RemoteWrite'],
        resources: [expect.stringMatching(/^\$\{aws_prometheus_workspace\.Second_/)],
      }),
      { effect: 'Allow', actions: ['sts:AssumeRole'], resources: [assumeRoleArn] },
    ]);
  });

  test('is there with its policy before the chart, so that the first samples are not refused', () => {
    const fixture = new Fixture();
    fixture.collector();
    expect(fixture.synth().only('helm_release')['depends_on']).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\.Adot_Role_Policy_\w+$/),
    ]);
  });
});

describe('destinations', () => {
  const configOf = (make: (near: IWorkspace, far: IWorkspace) => readonly AdotDestination[]) => {
    const fixture = new Fixture();
    fixture.collector({ destinations: make(fixture.workspace, fixture.other('Far', 'us-east-1')) });
    return fixture.config();
  };

  test('are each signed for the Region of their workspace, not of the cluster', () => {
    const { extensions, exporters } = configOf((near, far) => [{ workspace: near }, { workspace: far, name: 'far' }]);
    expect(extensions).toMatchObject({
      'sigv4auth/1': { service: 'aps', region: 'eu-west-1' },
      'sigv4auth/far': { service: 'aps', region: 'us-east-1' },
    });
    expect(exporters).toMatchObject({
      'prometheusremotewrite/1': {
        endpoint: '${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write',
        auth: { authenticator: 'sigv4auth/1' },
      },
      'prometheusremotewrite/far': { auth: { authenticator: 'sigv4auth/far' } },
    });
  });

  test('of another account are written to as a role of that account', () => {
    const assumeRoleArn = 'arn:aws:iam::444455556666:role/writer';
    const { extensions } = configOf((_, far) => [{ workspace: far, assumeRoleArn, externalId: 'cluster-1' }]);
    expect(extensions).toMatchObject({
      sigv4auth: { region: 'us-east-1', assume_role: { arn: assumeRoleArn, external_id: 'cluster-1' } },
    });
  });
});

describe('on each node', () => {
  const daemonSet = (changes: Changes = {}): Fixture => {
    const fixture = new Fixture();
    fixture.collector({ mode: 'daemonset', jobs: PRESETS, ...changes });
    return fixture;
  };
  const jobsOf = (fixture: Fixture, release: string): string[] => {
    const { prometheus } = fixture.config(release).receivers as {
      prometheus: { config: { scrape_configs: { job_name: string }[] } };
    };
    return prometheus.config.scrape_configs.map(({ job_name: name }) => name);
  };

  test('a pod scrapes what is there, and one more what belongs to no node', () => {
    const fixture = daemonSet();
    expect(fixture.values()).toMatchObject({ mode: 'daemonset', replicaCount: 1 });
    expect(jobsOf(fixture, 'adot-collector')).toEqual([...PRESET_NAMES, 'adot-collector']);
    expect(fixture.values('adot-collector-cluster')).toMatchObject({ mode: 'deployment', replicaCount: 1 });
    expect(jobsOf(fixture, 'adot-collector-cluster')).toEqual([
      'kube-apiserver',
      'kube-state-metrics',
      'node-exporter',
      'adot-collector',
    ]);
  });

  test('there is no further pod when every target belongs to a node', () => {
    const fixture = new Fixture();
    const jobs = [presetJob('kubelet', 'prometheus'), presetJob('pods', 'prometheus')];
    const collector = fixture.collector({ mode: 'daemonset', jobs });
    expect(Object.keys(fixture.releases())).toEqual(['adot-collector']);
    expect(collector.clusterRelease).toBeUndefined();
  });

  test('a pod runs on every node with Linux but those of Fargate, in less memory than one for all', () => {
    const values = daemonSet().values();
    expect(values).toMatchObject({
      tolerations: [{ operator: 'Exists' }],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] }] },
            ],
          },
        },
      },
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    });
    expect(values).not.toHaveProperty('rollout');
  });

  test('the further pod is one of a Deployment as any other, and tolerates nothing', () => {
    const values = daemonSet().values('adot-collector-cluster');
    expect(values).toMatchObject({
      rollout: { strategy: 'Recreate' },
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
    });
    expect(values).not.toHaveProperty('tolerations');
    expect(values).not.toHaveProperty('affinity');
  });

  test('it has the rights that its own part of the jobs needs', () => {
    const fixture = daemonSet();
    const resources = (release: string): unknown =>
      (fixture.values(release)['clusterRole'] as { rules: { resources?: string[] }[] }).rules.flatMap(
        (rule) => rule.resources ?? [],
      );
    expect(resources('adot-collector')).toEqual(['endpoints', 'nodes', 'pods', 'services', 'nodes/metrics']);
    expect(resources('adot-collector-cluster')).toEqual(['endpoints', 'pods', 'services']);
  });

  test('it comes after the others, which bring the namespace and the service account along', () => {
    const fixture = daemonSet({ serviceAccount: 'writer' });
    const { 'adot-collector': nodes, 'adot-collector-cluster': rest } = fixture.releases();
    expect(nodes).toMatchObject({ create_namespace: true, namespace: 'adot-col' });
    expect(rest).toMatchObject({
      create_namespace: false,
      namespace: 'adot-col',
      depends_on: [expect.stringMatching(/^helm_release\.Adot_Release_\w+$/)],
    });
    expect(fixture.values()['serviceAccount']).toMatchObject({ create: true, name: 'writer' });
    expect(fixture.values('adot-collector-cluster')['serviceAccount']).toEqual({ create: false, name: 'writer' });
    expect(fixture.synth().all('aws_iam_role')).toHaveLength(1);
  });

  test('it is named after the release, and takes version, repository, resources and values with the others', () => {
    const fixture = daemonSet({
      releaseName: 'other',
      chartVersion: '0.169.0',
      chartRepository: 'oci://registry.example/charts',
      resources: { limits: { memory: '3Gi' } },
      values: { priorityClassName: 'high' },
    });
    const releases = Object.values(fixture.releases());
    expect(releases.map(({ name }) => name).sort()).toEqual(['other', 'other-cluster']);
    for (const { version, repository, name } of releases) {
      expect([version, repository]).toEqual(['0.169.0', 'oci://registry.example/charts']);
      expect(fixture.values(String(name))).toMatchObject({
        fullnameOverride: name,
        resources: { limits: { memory: '3Gi' } },
        priorityClassName: 'high',
      });
    }
  });
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
