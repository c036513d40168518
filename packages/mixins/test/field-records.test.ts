import { isAlerting } from '@promontory/rules';
import { PACK_NAMES, type PackName, packs } from '../src/index.js';

/**
 * Records that dashboards of the field read, with the labels by which they choose: kubernetes-mixin (2026-08-06, without
 * Windows) and the mixin of node-exporter (2026-08-08). Names, not expressions: those are ours.
 */
const READ: readonly (readonly [record: string, ...labels: string[]])[] = [
  ['namespace_workload_pod:kube_pod_owner:relabel', 'workload_type'],
  ['node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m'],
  ['node_namespace_pod_container:container_memory_working_set_bytes'],
  ['node_namespace_pod_container:container_memory_rss'],
  ['node_namespace_pod_container:container_memory_cache'],
  ['node_namespace_pod_container:container_memory_swap'],
  ...['cpu', 'memory'].flatMap((resource) =>
    ['requests', 'limits'].flatMap((kind): [string][] => [
      [`cluster:namespace:pod_${resource}:active:kube_pod_container_resource_${kind}`],
      [`namespace_${resource}:kube_pod_container_resource_${kind}:sum`],
    ]),
  ),
  ['cluster:node_cpu:ratio_rate5m'],
  ['code_resource:apiserver_request_total:rate5m', 'verb'],
  ['apiserver_request:availability30d'],
  ['cluster_quantile:apiserver_request_sli_duration_seconds:histogram_quantile', 'verb'],
  ['instance:node_cpu_utilisation:rate5m'],
  ['instance:node_load1_per_cpu:ratio'],
  ['instance:node_memory_utilisation:ratio'],
  ['instance:node_num_cpu:sum'],
  ['instance:node_vmstat_pgmajfault:rate5m'],
  ['instance_device:node_disk_io_time_seconds:rate5m'],
  ['instance_device:node_disk_io_time_weighted_seconds:rate5m'],
  ...['receive', 'transmit'].flatMap((way) =>
    ['bytes', 'drop'].flatMap((what) =>
      ['excluding_lo', 'physical'].map((of): [string] => [`instance:node_network_${way}_${what}_${of}:rate5m`]),
    ),
  ),
];

const rulesOf = (...names: readonly PackName[]) =>
  names.flatMap((name) => packs[name]().groups.flatMap(({ rules }) => rules));
const records = rulesOf(...PACK_NAMES).flatMap((rule) => (isAlerting(rule) ? [] : [rule]));

test.each(READ)('%s is recorded, as dashboards of the field ask for it', (name, ...labels) => {
  const found = records.filter(({ record }) => record === name);
  expect(found.length).toBeGreaterThan(0);
  for (const { labels: given = {} } of found) expect(Object.keys(given)).toEqual(expect.arrayContaining(labels));
});

test('there are more alerts than in the mixins of the field, and as many records of nodes', () => {
  const alerts = (...names: readonly PackName[]): number => rulesOf(...names).filter(isAlerting).length;
  // kubernetes-mixin has 65 by default, that of node-exporter 27.
  const kubernetes = alerts(
    'workloads',
    'resources',
    'quotas',
    'storage',
    'api-server',
    'kubelet',
    'control-plane',
    'kube-proxy',
  );
  expect(kubernetes).toBeGreaterThanOrEqual(65);
  expect(alerts('nodes')).toBeGreaterThanOrEqual(27);
  expect(
    records.filter(({ record }) => /^instance(_device)?:node_.*(:rate5m|:ratio|num_cpu:sum)$/.test(record)).length,
  ).toBeGreaterThanOrEqual(15);
  process.stdout.write(
    `${kubernetes} alerts about Kubernetes, ${alerts(...PACK_NAMES)} in all; ${records.length} records\n`,
  );
});
