import type { JobEntry } from '@promontory/scrape-config';
import { darkReads, producedBy } from '../src/index.js';

const switchOf = (metric: string, ...jobs: readonly JobEntry[]): string | undefined =>
  darkReads([{ metric, readBy: 'nodes' }], producedBy(jobs))[0]?.switch;

test('a metric that nobody produces is dark, with who reads it and what would produce it', () => {
  expect(darkReads([{ metric: 'kube_pod_info', readBy: 'workloads' }], producedBy([{ preset: 'kubelet' }]))).toEqual([
    { metric: 'kube_pod_info', readBy: 'workloads', switch: 'turn on the preset kube-state-metrics' },
  ]);
  expect(switchOf('kube_pod_info', { preset: 'kube-state-metrics' })).toBeUndefined();
});

test.each<[string, JobEntry, string]>([
  [
    'kube_pod_info',
    { preset: 'kube-state-metrics', dropMetrics: ['kube_pod_.*'] },
    'take it out of dropMetrics of the preset kube-state-metrics',
  ],
  [
    'kube_pod_info',
    { preset: 'kube-state-metrics', keepMetrics: ['kube_node_.*'] },
    'add it to keepMetrics of the preset kube-state-metrics',
  ],
  [
    'etcd_request_duration_seconds_bucket',
    { preset: 'kube-apiserver' },
    'scrape it with a custom job: the preset kube-apiserver always drops it',
  ],
  [
    'node_ethtool_bw_in_allowance_exceeded',
    { preset: 'node-exporter' },
    'turn on the collector ethtool of node-exporter, which is off by default',
  ],
  ['rest_client_requests_total', { preset: 'cadvisor' }, 'turn on the preset kubelet or kube-apiserver'],
  [
    'coredns_hosts_reload_timestamp_seconds',
    { preset: 'coredns' },
    'name it in keepMetrics of the preset coredns, or switch its allow-list off (allowList: false)',
  ],
  [
    'coredns_panics_total',
    { preset: 'coredns', keepMetrics: ['coredns_dns_.*'] },
    'add it to keepMetrics of the preset coredns',
  ],
  ['karpenter_nodepools_usage', { preset: 'kubelet' }, 'turn on the preset karpenter'],
  [
    'kube_pod_inof',
    { preset: 'kube-state-metrics' },
    'write kube_pod_info, or scrape with a custom job what exposes it',
  ],
  [
    'checkout_orders_placed_successfully_total',
    { preset: 'kubelet' },
    'scrape with a custom job whatever exposes it: no exporter that is known here does',
  ],
])('%s with one job: %s %s', (metric, job, expected) => {
  expect(switchOf(metric, job)).toBe(expected);
});

test('a metric that is on the allow-list of its preset is not dark, nor is any other without the list', () => {
  expect(switchOf('coredns_panics_total', { preset: 'coredns' })).toBeUndefined();
  expect(switchOf('coredns_hosts_reload_timestamp_seconds', { preset: 'coredns', allowList: false })).toBeUndefined();
});

test.each(['up', 'scrape_samples_scraped', 'ALERTS', 'ALERTS_FOR_STATE'])('%s is never dark', (metric) => {
  expect(darkReads([{ metric, readBy: 'x' }], producedBy([]))).toEqual([]);
});

test('records of the workspace are produced', () => {
  const read = { metric: 'cluster:cpu:ratio', readBy: 'x' };
  expect(darkReads([read], producedBy([]))).toHaveLength(1);
  expect(darkReads([read], producedBy([]), new Set(['cluster:cpu:ratio']))).toEqual([]);
});

test('of several collectors one is enough', () => {
  const [with_, without] = [producedBy([{ preset: 'kubelet' }]), producedBy([{ preset: 'cadvisor' }])];
  const reads = [{ metric: 'kubelet_running_pods', readBy: 'x' }];
  expect(darkReads(reads, [without])).toHaveLength(1);
  expect(darkReads(reads, [without, with_])).toEqual([]);
});
