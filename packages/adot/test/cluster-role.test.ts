import {
  type KubernetesRole,
  PRESET_NAMES,
  type PresetName,
  presetJob,
  type ScrapeJob,
} from '@promontory/scrape-config';
import fc from 'fast-check';
import { type ClusterRoleRule, clusterRoleRules } from '../src/private/cluster-role.js';

const WATCH = ['get', 'list', 'watch'];
const read = (resources: readonly string[], group = ''): ClusterRoleRule => ({
  apiGroups: [group],
  resources,
  verbs: WATCH,
});
const METRICS_OF_NODES = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] };
const METRICS = { nonResourceURLs: ['/metrics'], verbs: ['get'] };
const TOKEN = { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' };

const discover = (role: KubernetesRole, job: Partial<ScrapeJob> = {}): ScrapeJob => ({
  job_name: role,
  kubernetes_sd_configs: [{ role }],
  ...job,
});

test.each<[KubernetesRole, ClusterRoleRule[]]>([
  ['node', [read(['nodes'])]],
  ['pod', [read(['pods'])]],
  ['service', [read(['services'])]],
  ['endpoints', [read(['endpoints', 'pods', 'services'])]],
  ['endpointslice', [read(['pods', 'services']), read(['endpointslices'], 'discovery.k8s.io')]],
  ['ingress', [read(['ingresses'], 'networking.k8s.io')]],
])('discovery of role %s reads what it lists', (role, rules) => {
  expect(clusterRoleRules([discover(role)])).toEqual(rules);
});

test.each<[PresetName, ClusterRoleRule[]]>([
  ['kubelet', [read(['nodes']), METRICS_OF_NODES]],
  ['cadvisor', [read(['nodes']), METRICS_OF_NODES]],
  ['kube-apiserver', [read(['endpoints', 'pods', 'services']), METRICS]],
  ['kube-state-metrics', [read(['endpoints', 'pods', 'services'])]],
  ['node-exporter', [read(['endpoints', 'pods', 'services'])]],
  ['pods', [read(['pods'])]],
])('preset %s needs this and nothing else', (name, rules) => {
  expect(clusterRoleRules([presetJob(name, 'prometheus')])).toEqual(rules);
});

test.each<[string, ScrapeJob, ClusterRoleRule[]]>([
  ['static targets', { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] }, []],
  ['a token in the other key', discover('node', { bearer_token_file: TOKEN.credentials_file }), [METRICS_OF_NODES]],
  ['a token from elsewhere', discover('node', { authorization: { credentials_file: '/etc/token' } }), []],
  [
    'another path of the API server',
    { job_name: 'own', metrics_path: '/metrics/slis', authorization: TOKEN },
    [{ nonResourceURLs: ['/metrics/slis'], verbs: ['get'] }],
  ],
  [
    "the scheduler's metrics",
    { job_name: 'own', metrics_path: '/apis/metrics.eks.amazonaws.com/v1/ksh/container/metrics', authorization: TOKEN },
    [{ apiGroups: ['metrics.eks.amazonaws.com'], resources: ['ksh/metrics'], verbs: ['get'] }],
  ],
  [
    'the kubelet through the API server, which nobody gets a right for,',
    { job_name: 'own', metrics_path: '/api/v1/nodes/a/proxy/metrics', authorization: TOKEN },
    [],
  ],
])('%s', (_, job, rules) => {
  expect(clusterRoleRules([job]).filter(({ resources = [] }) => !resources.includes('nodes'))).toEqual(rules);
});

test('metadata that is attached to targets is read as well', () => {
  const attach = (metadata: unknown): ScrapeJob =>
    ({ job_name: 'own', kubernetes_sd_configs: [{ role: 'pod', attach_metadata: metadata }] }) as unknown as ScrapeJob;
  expect(clusterRoleRules([attach({ node: true, namespace: true })])).toEqual([read(['namespaces', 'nodes', 'pods'])]);
  expect(clusterRoleRules([attach({ node: false })])).toEqual([read(['pods'])]);
});

test('rules do not depend on the order of jobs, name no wildcard and change nothing', () => {
  const jobs = PRESET_NAMES.map((name) => presetJob(name, 'prometheus'));
  const expected = [
    read(['endpoints', 'nodes', 'pods', 'services']),
    METRICS_OF_NODES,
    { apiGroups: ['metrics.eks.amazonaws.com'], resources: ['kcm/metrics', 'ksh/metrics'], verbs: ['get'] },
    METRICS,
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(jobs, { minLength: jobs.length }), (shuffled) => {
      expect(clusterRoleRules(shuffled)).toEqual(expected);
    }),
  );
});
