import type { PackCases, RecordCase, Series } from '../harness/cases.js';
import { DAY, HOUR, rate, type Samples } from '../harness/values.js';

const NODE = 'fargate-ip-10-0-0-1';
const POD = 'namespace="shop",pod="web-0"';
const labels = { namespace: 'shop', pod: 'web-0', node: NODE };
const container = (metric: string, value: number | Samples, node = NODE): Series => ({
  [`${metric}{job="cadvisor",${POD},container="web",image="web:1"}`]: value,
  // The pod as a whole: the same once more.
  [`${metric}{job="cadvisor",${POD},container="",image=""}`]: value,
  [`kube_pod_info{${POD},node="${node}"}`]: 1,
});
const size = (resource: string, much: number, node = NODE): Series => ({
  [`kube_node_status_allocatable{node="${node}",resource="${resource}"}`]: much,
  [`kube_node_status_allocatable{node="${node}",resource="ephemeral_storage"}`]: 20_000,
});
const memory = (used: number, node = NODE): Series => ({
  ...container('container_memory_working_set_bytes', used, node),
  ...size('memory', 1000, node),
});
const cpu = (used: number): Series => ({
  ...container('container_cpu_usage_seconds_total', rate(used)),
  ...size('cpu', 2),
});
const info = (node: string): Series => ({ [`kube_node_info{node="${node}"}`]: 1 });
const scraped = (node: string): Series => ({ [`up{job="kubelet",node="${node}"}`]: 1 });
const capacity = (resource: string): RecordCase => ({
  series: {
    [`kube_node_status_capacity{node="${NODE}",resource="${resource}"}`]: 2,
    [`kube_node_status_capacity{node="fargate-ip-10-0-0-2",resource="${resource}"}`]: 4,
    [`kube_node_status_capacity{node="n1",resource="${resource}"}`]: 96,
  },
  gives: { '': 6 },
});

export const cases: PackCases = {
  records: {
    'cluster:fargate_pods:count': {
      series: { ...info(NODE), ...info('fargate-ip-10-0-0-2'), ...info('n1') },
      gives: { '': 2 },
    },
    'cluster:fargate_cpu_capacity:sum': capacity('cpu'),
    'cluster:fargate_memory_capacity:sum': capacity('memory'),
  },
  alerts: {
    FargateMemoryNearSize: [
      { fires: memory(950), silent: memory(850), labels, value: '95%' },
      // On a node of its own kind: that is another pack's.
      { fires: memory(950), silent: memory(950, 'n1'), labels, value: '95%' },
    ],
    FargateCPUNearSize: { fires: cpu(1.875), silent: cpu(1.5), labels, value: '93.75%' },
    FargatePodOld: {
      fires: { [`kube_node_created{node="${NODE}"}`]: 0 },
      silent: { 'kube_node_created{node="n1"}': 0, [`kube_node_created{node="${NODE}"}`]: DAY },
      labels: { node: NODE },
      value: '2h 0m 0s',
      at: 2 * HOUR,
      options: { thresholds: { age: HOUR } },
    },
    FargateKubeletNotScraped: [
      {
        fires: { ...info(NODE), ...info('n1'), ...scraped('n1') },
        silent: { ...info(NODE), ...info('n1'), ...scraped(NODE) },
        labels: { node: NODE },
      },
      // No kubelet of the cluster is scraped: that was chosen.
      {
        fires: { ...info(NODE), ...info('n1'), ...scraped('n1') },
        silent: { ...info(NODE), 'up{job="web"}': 1 },
        labels: { node: NODE },
      },
    ],
  },
};
