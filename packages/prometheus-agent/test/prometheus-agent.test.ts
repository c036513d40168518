import { presetJob } from '@promontory/scrape-config';
import type { PrometheusAgentProps } from '../src/prometheus-agent.js';
import { agent, valuesOf, WORKSPACE_ARN } from './fixture.js';

test('the agent writes as a role of its own, which may write to that workspace and nothing more', () => {
  const json = agent();
  const statements = json.all('data.aws_iam_policy_document').flatMap(({ statement }) => statement as unknown[]);
  expect(statements).toContainEqual({ effect: 'Allow', actions: ['aps:RemoteWrite'], resources: [WORKSPACE_ARN] });
  expect(JSON.stringify(statements)).toContain('system:serviceaccount:prometheus:amp-iamproxy-ingest-service-account');
  expect(json.only('aws_iam_role')).toMatchObject({
    name: 'search-prometheus-amp-iamproxy-ingest-service-account',
    description: 'Writes metrics of search to AMP',
  });
  expect(valuesOf(json)['serviceAccounts']).toEqual({
    server: {
      create: true,
      name: 'amp-iamproxy-ingest-service-account',
      annotations: { 'eks.amazonaws.com/role-arn': expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/) },
    },
  });
  expect(json.only('helm_release')['depends_on']).toEqual(
    expect.arrayContaining([expect.stringMatching(/^aws_iam_role_policy\./)]),
  );
});

test('samples go to the workspace, signed for its Region, through the queue of the guide', () => {
  expect(valuesOf(agent())['server']?.['remoteWrite']).toEqual([
    {
      url: expect.stringMatching(
        /^\$\{data\.aws_prometheus_workspace\.\w+\.prometheus_endpoint\}api\/v1\/remote_write$/,
      ),
      sigv4: { region: 'eu-central-1' },
      queue_config: { max_samples_per_send: 1000, max_shards: 200, capacity: 2500 },
    },
  ]);
});

test('it is an agent: no rules, no alerts, nothing of the chart’s own is scraped', () => {
  const values = valuesOf(agent());
  expect(values['server']?.['defaultFlagsOverride']).toEqual([
    '--agent',
    '--config.file=/etc/config/prometheus.yml',
    '--storage.agent.path=/data',
    '--web.enable-lifecycle',
  ]);
  expect(values['serverFiles']?.['prometheus.yml']).toMatchObject({
    rule_files: [],
    scrape_configs: [{ job_name: 'kubelet' }],
  });
  expect(Object.values(values['scrapeConfigs'] ?? {})).toEqual(Array(10).fill({ enabled: false }));
  expect(values).toMatchObject({ alertmanager: { enabled: false }, 'prometheus-pushgateway': { enabled: false } });
});

test('exporters are installed exactly where a job scrapes them', () => {
  expect(valuesOf(agent())).toMatchObject({
    'kube-state-metrics': { enabled: false },
    'prometheus-node-exporter': { enabled: false },
  });
  const jobs = [presetJob('kube-state-metrics', 'prometheus'), presetJob('node-exporter', 'prometheus')];
  expect(valuesOf(agent({ jobs }))).toMatchObject({
    'kube-state-metrics': { enabled: true },
    'prometheus-node-exporter': { enabled: true },
  });
});

test.each<[keyof PrometheusAgentProps, Partial<PrometheusAgentProps>, object]>([
  ['clusterLabel', { clusterLabel: 'other' }, { server: { global: { external_labels: { cluster: 'other' } } } }],
  ['scrapeInterval', { scrapeInterval: '5s' }, { server: { global: { scrape_interval: '5s', scrape_timeout: '5s' } } }],
  ['serviceAccount', { serviceAccount: 'writer' }, { serviceAccounts: { server: { name: 'writer' } } }],
  [
    'queue',
    { queue: { maxSamplesPerSend: 1, maxShards: 2, capacity: 3 } },
    { server: { remoteWrite: [{ queue_config: { max_samples_per_send: 1, max_shards: 2, capacity: 3 } }] } },
  ],
  ['resources', { resources: { limits: { memory: '4Gi' } } }, { server: { resources: { limits: { memory: '4Gi' } } } }],
  ['storage', { storage: '20Gi' }, { server: { persistentVolume: { enabled: true, size: '20Gi' } } }],
  [
    'values',
    { values: { server: { nodeSelector: { a: 'b' } } } },
    { server: { nodeSelector: { a: 'b' }, global: { scrape_interval: '60s' } } },
  ],
])('%s reaches the values', (_, props, expected) => {
  expect(valuesOf(agent(props))).toMatchObject(expected);
});

test('namespace, its creation, chart version and repository reach the release', () => {
  expect(
    agent({
      namespace: 'metrics',
      createNamespace: false,
      chartVersion: '29.0.0',
      chartRepository: 'oci://mirror',
    }).only('helm_release'),
  ).toMatchObject({
    namespace: 'metrics',
    create_namespace: false,
    version: '29.0.0',
    repository: 'oci://mirror',
  });
  expect(agent().only('helm_release')).toMatchObject({
    namespace: 'prometheus',
    create_namespace: true,
    version: '29.27.0',
  });
});

test('a slow interval leaves ten seconds for one scrape', () => {
  expect(valuesOf(agent({ scrapeInterval: '60s' }))['server']).toMatchObject({ global: { scrape_timeout: '10s' } });
});

test.each<[string, Partial<PrometheusAgentProps>, string]>([
  [
    'no jobs',
    { jobs: [] },
    "PrometheusAgentNoJobs: got no jobs, expected at least one; add presets to 'jobs' (at test/Agent)",
  ],
  [
    'an interval that is none',
    { scrapeInterval: 'often' },
    "PrometheusAgentInterval: got often, expected a duration such as '30s', above zero; change 'scrapeInterval' (at test/Agent)",
  ],
  [
    'a queue of nothing',
    { queue: { maxShards: 0 } },
    "PrometheusAgentQueue: got queue.maxShards 0, expected a whole number of at least 1; change 'queue.maxShards' (at test/Agent)",
  ],
  [
    'another destination in raw values',
    { values: { server: { remoteWrite: [] } } },
    "PrometheusAgentValues: got values.server.remoteWrite, expected values that leave identity, destination and mode of the agent alone; use 'workspace' and 'queue' (at test/Agent)",
  ],
  [
    'a second replica in raw values',
    { values: { server: { replicaCount: 2 } } },
    'PrometheusAgentValues: got values.server.replicaCount, expected values that leave identity, destination and mode of the agent alone; leave one replica: two would store, and bill, everything twice (at test/Agent)',
  ],
])('%s is refused', (_, props, message) => {
  expect(() => agent(props)).toThrow(message);
});
