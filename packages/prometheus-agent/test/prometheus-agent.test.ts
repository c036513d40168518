import { presetJob } from '@promontory/scrape-config';
import { TerraformVariable } from 'cdktf';
import type { PrometheusAgentProps } from '../src/prometheus-agent.js';
import { Fixture } from './fixture.js';

const JOB = { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] };

const LAST_FLAG = '    - --web.enable-lifecycle\n';

const VALUES = `serviceAccounts:
  server:
    create: true
    name: amp-iamproxy-ingest-service-account
    annotations:
      eks.amazonaws.com/role-arn: \${aws_iam_role.arn}
server:
  defaultFlagsOverride:
    - --agent
    - --config.file=/etc/config/prometheus.yml
    - --storage.agent.path=/data
    - --web.enable-lifecycle
  global:
    scrape_interval: 60s
    scrape_timeout: 10s
    external_labels:
      cluster: dev-1
  remoteWrite:
    - url: \${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write
      sigv4:
        region: eu-west-1
      queue_config:
        max_samples_per_send: 1000
        max_shards: 200
        capacity: 2500
        retry_on_http_429: true
  persistentVolume:
    enabled: true
    size: 8Gi
  resources:
    requests:
      cpu: 500m
      memory: 1Gi
    limits:
      memory: 2Gi
serverFiles:
  prometheus.yml:
    rule_files: []
    scrape_configs:
      - job_name: own
        static_configs:
          - targets:
              - 10.0.0.1:80
scrapeConfigs:
  prometheus:
    enabled: false
  kubernetes-api-servers:
    enabled: false
  kubernetes-nodes:
    enabled: false
  kubernetes-nodes-cadvisor:
    enabled: false
  kubernetes-service-endpoints:
    enabled: false
  kubernetes-service-endpoints-slow:
    enabled: false
  prometheus-pushgateway:
    enabled: false
  kubernetes-services:
    enabled: false
  kubernetes-pods:
    enabled: false
  kubernetes-pods-slow:
    enabled: false
kube-state-metrics:
  enabled: false
prometheus-node-exporter:
  enabled: false
alertmanager:
  enabled: false
prometheus-pushgateway:
  enabled: false
`;

test('by default one agent forwards to the workspace, runs its own jobs alone and brings nothing along', () => {
  const fixture = new Fixture();
  fixture.agent({ jobs: [JOB] });
  expect(fixture.values()).toBe(VALUES);
});

test('the release is the chart of the catalogue, in a namespace of its own', () => {
  const fixture = new Fixture();
  const agent = fixture.agent();
  expect(fixture.release()).toMatchObject({
    name: 'prometheus-agent',
    namespace: 'prometheus',
    create_namespace: true,
    chart: 'prometheus',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: agent.release.version,
  });
});

test('the role is for one service account and may write to one workspace, nothing more', () => {
  const fixture = new Fixture();
  const agent = fixture.agent();
  const json = fixture.synth();
  const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/0123';
  expect(json.only('aws_iam_role')).toEqual({
    name: 'dev-1-prometheus-amp-iamproxy-ingest-service-account',
    description: 'Writes metrics of dev-1 to AMP',
    assume_role_policy: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\.Agent_Role_Trust\w+\.json\}$/),
  });
  expect(json.all('data.aws_iam_policy_document').map(({ statement }) => statement)).toEqual([
    [
      {
        effect: 'Allow',
        actions: ['aps:RemoteWrite'],
        resources: [expect.stringMatching(/^\$\{aws_prometheus_workspace\.\w+\.arn\}$/)],
      },
    ],
    [
      {
        effect: 'Allow',
        actions: ['sts:AssumeRoleWithWebIdentity'],
        principals: [{ type: 'Federated', identifiers: [`arn:aws:iam::111122223333:oidc-provider/${issuer}`] }],
        condition: [
          {
            test: 'StringEquals',
            variable: `${issuer}:sub`,
            values: ['system:serviceaccount:prometheus:amp-iamproxy-ingest-service-account'],
          },
          { test: 'StringEquals', variable: `${issuer}:aud`, values: ['sts.amazonaws.com'] },
        ],
      },
    ],
  ]);
  expect(agent.role?.node.path).toBe('test/Agent/Role');
});

test('the chart waits for the policy of the role, so that the first samples are not refused', () => {
  const fixture = new Fixture();
  fixture.agent();
  expect(fixture.release()['depends_on']).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.Agent_Role_Policy_\w+$/),
  ]);
});

test.each<[string, Partial<PrometheusAgentProps>, [before: string, after: string][]]>([
  ['clusterLabel', { clusterLabel: 'prod' }, [['cluster: dev-1', 'cluster: prod']]],
  ['clusterLabel that YAML would take for a flag', { clusterLabel: 'no' }, [['cluster: dev-1', 'cluster: "no"']]],
  ['scrapeInterval', { scrapeInterval: '30s' }, [['scrape_interval: 60s', 'scrape_interval: 30s']]],
  [
    'scrapeInterval that is shorter than the timeout',
    { scrapeInterval: '5s' },
    [
      ['scrape_interval: 60s', 'scrape_interval: 5s'],
      ['scrape_timeout: 10s', 'scrape_timeout: 5s'],
    ],
  ],
  ['serviceAccount', { serviceAccount: 'writer' }, [['name: amp-iamproxy-ingest-service-account', 'name: writer']]],
  [
    'remoteWrite.maxSamplesPerSend',
    { remoteWrite: { maxSamplesPerSend: 1 } },
    [['max_samples_per_send: 1000', 'max_samples_per_send: 1']],
  ],
  ['remoteWrite.maxShards', { remoteWrite: { maxShards: 2 } }, [['max_shards: 200', 'max_shards: 2']]],
  ['remoteWrite.capacity', { remoteWrite: { capacity: 3000 } }, [['capacity: 2500', 'capacity: 3000']]],
  [
    'wal.compression',
    { wal: { compression: false } },
    [[LAST_FLAG, `${LAST_FLAG}    - --no-storage.agent.wal-compression\n`]],
  ],
  [
    'wal.maxTime',
    { wal: { maxTime: '1h' } },
    [[LAST_FLAG, `${LAST_FLAG}    - --storage.agent.retention.max-time=1h\n`]],
  ],
  [
    'resources',
    { resources: { limits: { memory: '4Gi' } } },
    [['requests:\n      cpu: 500m\n      memory: 1Gi\n    limits:\n      memory: 2Gi', 'limits:\n      memory: 4Gi']],
  ],
  ['storage', { storage: '20Gi' }, [['size: 8Gi', 'size: 20Gi']]],
  [
    'values',
    { values: { server: { persistentVolume: { storageClass: 'gp3' } } } },
    [['size: 8Gi\n', 'size: 8Gi\n    storageClass: gp3\n']],
  ],
  [
    'values, over what a prop says',
    { storage: '20Gi', values: { server: { persistentVolume: { size: '30Gi' } } } },
    [['size: 8Gi', 'size: 30Gi']],
  ],
  [
    'a job of kube-state-metrics',
    { jobs: [JOB, { job_name: 'kube-state-metrics' }] },
    [
      ['10.0.0.1:80\n', '10.0.0.1:80\n      - job_name: kube-state-metrics\n'],
      ['kube-state-metrics:\n  enabled: false', 'kube-state-metrics:\n  enabled: true'],
    ],
  ],
  [
    'a job of node-exporter',
    { jobs: [JOB, { job_name: 'node-exporter' }] },
    [
      ['10.0.0.1:80\n', '10.0.0.1:80\n      - job_name: node-exporter\n'],
      ['prometheus-node-exporter:\n  enabled: false', 'prometheus-node-exporter:\n  enabled: true'],
    ],
  ],
])('%s changes its own values and no other', (_, props, changes) => {
  const fixture = new Fixture();
  fixture.agent({ jobs: [JOB], ...props });
  const expected = changes.reduce((text, [before, after]) => {
    expect(text).toContain(before);
    return text.replace(before, after);
  }, VALUES);
  expect(fixture.values()).toBe(expected);
});

test.each<[string, Partial<PrometheusAgentProps>, Record<string, unknown>]>([
  ['namespace', { namespace: 'monitoring' }, { namespace: 'monitoring' }],
  ['createNamespace', { createNamespace: false }, { create_namespace: false }],
  ['chartVersion', { chartVersion: '29.26.0' }, { version: '29.26.0' }],
  [
    'chartRepository',
    { chartRepository: 'oci://registry.example/charts' },
    { repository: 'oci://registry.example/charts' },
  ],
])('%s changes the release', (_, props, changed) => {
  const before = new Fixture();
  before.agent();
  const after = new Fixture();
  after.agent(props);
  expect(after.release()).toEqual({ ...before.release(), ...changed });
});

test('namespace and service account are the ones that the role trusts', () => {
  const fixture = new Fixture();
  fixture.agent({ namespace: 'monitoring', serviceAccount: 'writer' });
  const json = fixture.synth();
  expect(json.only('aws_iam_role')['name']).toBe('dev-1-monitoring-writer');
  expect(JSON.stringify(json.data)).toContain('"system:serviceaccount:monitoring:writer"');
});

test('samples are signed for the Region of the workspace, not of the cluster', () => {
  const fixture = new Fixture({ workspaceRegion: 'us-east-1' });
  fixture.agent();
  expect(fixture.values()).toContain('sigv4:\n        region: us-east-1\n');
});

test('jobs that ask the API or a kubelet trust the authority of the cluster', () => {
  const fixture = new Fixture();
  fixture.agent({ jobs: [presetJob('kubelet', 'prometheus')] });
  expect(fixture.values()).toContain('ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt\n');
});

test('the reference to the workspace survives, texts of the user are kept from Terraform', () => {
  const fixture = new Fixture();
  fixture.agent({
    jobs: [{ ...JOB, relabel_configs: [{ target_label: 'x', replacement: '${1}' }] }],
    values: { server: { podAnnotations: { a: '${x} and %{y}' } } },
  });
  expect(fixture.values()).toContain('url: ${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write\n');
  expect(fixture.values()).toContain('replacement: $${1}\n');
  expect(fixture.values()).toContain('a: $${x} and %%{y}\n');
});

test('an interval that is a reference is passed on unchecked', () => {
  const fixture = new Fixture();
  const { stringValue } = new TerraformVariable(fixture.stack, 'interval', { type: 'string' });
  fixture.agent({ scrapeInterval: stringValue });
  expect(fixture.values()).toContain('scrape_interval: ${var.interval}\n    scrape_timeout: 10s\n');
});

test.each<[string, Partial<PrometheusAgentProps>, string]>([
  ['no jobs', { jobs: [] }, "PrometheusAgentNoJobs: got no jobs, expected at least one; add presets to 'jobs'"],
  [
    'an interval without a unit',
    { scrapeInterval: '30' },
    "PrometheusAgentInterval: got 30, expected a duration such as '30s', above zero; change 'scrapeInterval'",
  ],
  [
    'an interval of nothing',
    { scrapeInterval: '0s' },
    "PrometheusAgentInterval: got 0s, expected a duration such as '30s', above zero; change 'scrapeInterval'",
  ],
  [
    'no shards',
    { remoteWrite: { maxShards: 0 } },
    "RemoteWriteQueue: got 0 at 'remoteWrite.maxShards', expected a whole number of at least 1; write a number of at least 1",
  ],
  [
    'a write-ahead log that is cut before it begins',
    { wal: { maxTime: '1m' } },
    "RemoteWriteWal: got 5m, longer than 'maxTime' at 'wal.minTime', expected at most that; lower it",
  ],
  [
    'half a replica',
    { replicas: 1.5 },
    "PrometheusAgentReplicas: got 1.5 replicas, expected a whole number of at least 1; change 'replicas'",
  ],
  [
    'replicas of a Prometheus that cannot name its pod',
    { replicas: 2, values: { server: { image: { tag: 'v2.26.1' } } } },
    "PrometheusAgentReplicas: got 2 replicas of Prometheus v2.26.1, expected at least 2.27.0: an older one cannot name its pod in '__replica__'; upgrade it, or leave 'replicas' out",
  ],
  [
    'a Prometheus that is no agent',
    { values: { server: { image: { tag: 'v2.31.0' } } } },
    'PrometheusAgentVersion: got Prometheus v2.31.0, expected at least 2.32.0, the first that runs as an agent; upgrade it, or use PrometheusServer',
  ],
])('%s is refused', (_, props, message) => {
  expect(() => new Fixture().agent(props)).toThrow(new Error(`${message} (at test/Agent)`));
});
