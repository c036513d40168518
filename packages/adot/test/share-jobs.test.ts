import type { KubernetesRole, ScrapeJob } from '@promontory/scrape-config';
import fc from 'fast-check';
import { shareJobs } from '../src/private/share-jobs.js';
import type { TargetShare } from '../src/target-share.js';
import { relabel } from './relabel.js';

const discover = (...roles: readonly KubernetesRole[]): ScrapeJob => ({
  job_name: 'own',
  kubernetes_sd_configs: roles.map((role) => ({ role })),
});
const STATIC: ScrapeJob = { job_name: 'static', static_configs: [{ targets: ['10.0.0.1:80'] }] };
const NODE_OF_TARGET = {
  source_labels: [
    '__meta_kubernetes_endpoint_node_name',
    '__meta_kubernetes_endpointslice_endpoint_node_name',
    '__meta_kubernetes_pod_node_name',
    '__meta_kubernetes_node_name',
  ],
  regex: ';*([^;]+).*',
  target_label: '__tmp_adot_node',
};
const RULE = { source_labels: ['a'], target_label: 'b' };
const ON_OWN_NODE = [
  NODE_OF_TARGET,
  { target_label: '__tmp_adot_own_node', replacement: '${env:OTEL_K8S_NODE_NAME}' },
  { source_labels: ['__tmp_adot_node'], target_label: '__tmp_adot_own_node', action: 'keepequal' },
];
const ON_NO_NODE = [NODE_OF_TARGET, { source_labels: ['__tmp_adot_node'], regex: '.+', action: 'drop' }];

test('a collector of everything runs the jobs as they are', () => {
  const jobs = [discover('pod'), STATIC];
  expect(shareJobs(jobs, { kind: 'all' })).toEqual(jobs);
});

test('a shard keeps what falls to its ordinal, by the address after the rules of the job', () => {
  expect(shareJobs([{ ...STATIC, relabel_configs: [RULE] }], { kind: 'shard', shards: 3 })).toEqual([
    {
      ...STATIC,
      relabel_configs: [
        RULE,
        { source_labels: ['__address__'], modulus: 3, target_label: '__tmp_adot_shard', action: 'hashmod' },
        { target_label: '__tmp_adot_pod', replacement: '${env:OTEL_K8S_POD_NAME}' },
        {
          source_labels: ['__tmp_adot_pod'],
          regex: '.*-([0-9]+)',
          target_label: '__tmp_adot_ordinal',
          replacement: '$$1',
        },
        { source_labels: ['__tmp_adot_shard'], target_label: '__tmp_adot_ordinal', action: 'keepequal' },
      ],
    },
  ]);
});

test.each<[KubernetesRole, KubernetesRole, string]>([
  ['node', 'node', 'metadata.name=${env:OTEL_K8S_NODE_NAME}'],
  ['pod', 'pod', 'spec.nodeName=${env:OTEL_K8S_NODE_NAME}'],
  ['endpoints', 'pod', 'spec.nodeName=${env:OTEL_K8S_NODE_NAME}'],
  ['endpointslice', 'pod', 'spec.nodeName=${env:OTEL_K8S_NODE_NAME}'],
])('on each node, discovery of role %s watches no other node', (role, watched, field) => {
  expect(shareJobs([{ ...discover(role), relabel_configs: [RULE] }], { kind: 'own-node' })).toEqual([
    {
      job_name: 'own',
      kubernetes_sd_configs: [{ role, selectors: [{ role: watched, field }] }],
      relabel_configs: [...ON_OWN_NODE, RULE],
    },
  ]);
});

test('selectors of the job are kept, one for each role', () => {
  const selectors = [
    { role: 'pod', label: 'a=b', field: 'status.phase=Running' },
    { role: 'service', label: 'c=d' },
  ] as const;
  const [job] = shareJobs([{ job_name: 'own', kubernetes_sd_configs: [{ role: 'endpoints', selectors }] }], {
    kind: 'own-node',
  });
  expect(job?.kubernetes_sd_configs).toEqual([
    {
      role: 'endpoints',
      selectors: [
        { role: 'service', label: 'c=d' },
        { role: 'pod', label: 'a=b', field: 'status.phase=Running,spec.nodeName=${env:OTEL_K8S_NODE_NAME}' },
      ],
    },
  ]);
});

test.each<[string, ScrapeJob]>([
  ['services', discover('service')],
  ['ingresses', discover('ingress')],
  ['static targets', STATIC],
  ['names', { job_name: 'dns', dns_sd_configs: [{ names: ['a.example'] }] } as ScrapeJob],
])('%s belong to no node: no node scrapes them, and one pod does', (_, job) => {
  expect(shareJobs([job], { kind: 'own-node' })).toEqual([]);
  expect(shareJobs([job], { kind: 'no-node' })).toEqual([{ ...job, relabel_configs: ON_NO_NODE }]);
});

test.each<[KubernetesRole]>([['node'], ['pod']])('role %s is for nodes alone', (role) => {
  expect(shareJobs([discover(role)], { kind: 'no-node' })).toEqual([]);
});

test.each<[KubernetesRole]>([['endpoints'], ['endpointslice']])(
  'of role %s the pod for the rest takes the targets without a node',
  (role) => {
    expect(shareJobs([{ ...discover(role), relabel_configs: [RULE] }], { kind: 'no-node' })).toEqual([
      { ...discover(role), relabel_configs: [...ON_NO_NODE, RULE] },
    ]);
  },
);

test('a job that finds targets in several ways is divided', () => {
  const job = { ...discover('pod', 'service', 'endpoints'), static_configs: STATIC.static_configs };
  const [own] = shareJobs([job], { kind: 'own-node' });
  expect(own?.kubernetes_sd_configs?.map(({ role }) => role)).toEqual(['pod', 'endpoints']);
  expect(own).not.toHaveProperty('static_configs');
  const [rest] = shareJobs([job], { kind: 'no-node' });
  expect(rest?.kubernetes_sd_configs).toEqual([{ role: 'service' }, { role: 'endpoints' }]);
  expect(rest?.static_configs).toEqual(STATIC.static_configs);
});

describe('however many pods there are, each target is scraped by exactly one', () => {
  const job = discover('endpoints');
  const scrapes = (share: TargetShare, labels: Record<string, string>, env: Record<string, string>): boolean => {
    const [shared] = shareJobs([job], share);
    return relabel(labels, shared?.relabel_configs ?? [], env) !== undefined;
  };

  test('of the shards', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.integer({ min: 1, max: 65_535 }),
        fc.integer({ min: 2, max: 20 }),
        (ip, port, shards) => {
          const pods = Array.from({ length: shards }, (_, ordinal) => ({
            OTEL_K8S_POD_NAME: `adot-2-collector-${ordinal}`,
          }));
          const target = { __address__: `${ip}:${port}` };
          expect(pods.filter((pod) => scrapes({ kind: 'shard', shards }, target, pod))).toHaveLength(1);
        },
      ),
    );
  });

  test('of the nodes and the pod for the rest', () => {
    const nodes = ['ip-10-0-0-1.ec2.internal', 'ip-10-0-0-2.ec2.internal', 'ip-10-0-0-1xec2.internal', 'i-0a1b'];
    const found = fc.subarray(NODE_OF_TARGET.source_labels);
    fc.assert(
      fc.property(fc.constantFrom(...nodes, undefined), found, (node, labels) => {
        const target = node === undefined ? {} : Object.fromEntries(labels.map((label) => [label, node]));
        const onNodes = nodes.filter((name) => scrapes({ kind: 'own-node' }, target, { OTEL_K8S_NODE_NAME: name }));
        const onRest = scrapes({ kind: 'no-node' }, target, { OTEL_K8S_NODE_NAME: 'i-0a1b' });
        expect(onNodes.length + Number(onRest)).toBe(1);
        if (node !== undefined && labels.length > 0) expect(onNodes).toEqual([node]);
      }),
    );
  });
});
