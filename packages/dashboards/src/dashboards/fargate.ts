import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN } from '../promql.js';

const POD = 'cluster, namespace, pod';
/** The node of a pod on Fargate: each pod has its own. */
const NODE = `
  on (${POD}) group_left (node)
  topk by (${POD}) (1, max by (${POD}, node) (kube_pod_info{${IN},node=~"fargate-.+"}))`;
const CPU = `
  sum by (${POD}) (rate(container_cpu_usage_seconds_total{${IN},job="cadvisor",container!="",image!=""}[$__rate_interval]))
  * ${NODE}`;
const MEMORY = `
  sum by (${POD}) (container_memory_working_set_bytes{${IN},job="cadvisor",container!="",image!=""})
  * ${NODE}`;
const size = (resource: string): string => `
  on (cluster, node) group_left ()
  max by (cluster, node) (kube_node_status_capacity{${IN},node=~"fargate-.+",resource="${resource}"})`;
const LEGEND = '{{namespace}}/{{pod}}';
const AGE = `time() - max by (cluster, node) (kube_node_created{${IN},node=~"fargate-.+"})`;

export const fargate: DashboardDefinition = {
  title: 'Fargate',
  answers: 'Do pods on Fargate fit the size that is paid for?',
  runbooks: ['fargate'],
  present: 'cluster:fargate_pods:count',
  next: ['cluster', 'namespace', 'pod'],
  rows: {
    'At a glance': [
      stat('Pods', 'Pods on Fargate.', 'short', { now: `cluster:fargate_pods:count{${IN}}` }),
      stat('CPUs', 'CPUs that Fargate gives and bills.', 'short', { now: `cluster:fargate_cpu_capacity:sum{${IN}}` }),
      stat('Memory', 'Memory that Fargate gives and bills.', 'bytes', {
        now: `cluster:fargate_memory_capacity:sum{${IN}}`,
      }),
      stat('CPU in use', 'Share of these CPUs that is busy.', 'percentunit', {
        now: `sum by (cluster) (${CPU}) / sum by (cluster) (cluster:fargate_cpu_capacity:sum{${IN}})`,
      }),
      stat('Memory in use', 'Share of this memory that is in use.', 'percentunit', {
        now: `sum by (cluster) (${MEMORY}) / sum by (cluster) (cluster:fargate_memory_capacity:sum{${IN}})`,
      }),
      stat('Oldest', 'Age of the oldest pod: AWS replaces it when its software needs a patch.', 'dtdurations', {
        now: `max by (cluster) (${AGE})`,
      }),
    ],
    Pods: [
      table(
        'Pods',
        'One row for each pod on Fargate.',
        ['cluster', 'namespace', 'pod', 'node'],
        {
          'CPU in use': { expr: CPU, unit: 'short' },
          'of its CPU': { expr: `(${CPU}) / ${size('cpu')}`, unit: 'percentunit' },
          'Memory in use': { expr: MEMORY, unit: 'bytes' },
          'of its memory': { expr: `(${MEMORY}) / ${size('memory')}`, unit: 'percentunit' },
        },
        { links: { namespace: 'namespace' } },
      ),
      graph('CPU', 'Share of its CPU that each pod uses.', 'percentunit', { [LEGEND]: `(${CPU}) / ${size('cpu')}` }),
      graph(
        'Memory',
        'Share of its memory that each pod uses. At the limit it is killed.',
        'percentunit',
        { [LEGEND]: `(${MEMORY}) / ${size('memory')}` },
        { limits: { warn: 0.8, bad: 0.9 } },
      ),
    ],
  },
};
