import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER as IN, orNone, rates } from '../promql.js';

export const kubeStateMetrics: DashboardDefinition = {
  title: 'kube-state-metrics',
  answers: 'Does kube-state-metrics, which most alerts read, see the whole cluster?',
  runbooks: ['kube-state-metrics'],
  present: 'kube_state_metrics_build_info',
  next: ['collectors', 'api-server'],
  rows: {
    'At a glance': [
      stat('Pods', 'Pods of kube-state-metrics.', 'short', {
        now: `count by (cluster) (kube_state_metrics_build_info{${IN}})`,
      }),
      stat('Shards', 'Parts that the cluster is divided into.', 'short', {
        now: `max by (cluster) (kube_state_metrics_total_shards{${IN}})`,
      }),
      stat('Shards that run', 'Parts of the cluster that somebody looks at.', 'short', {
        now: `count by (cluster) (count by (cluster, shard_ordinal) (kube_state_metrics_shard_ordinal{${IN}}))`,
      }),
    ],
    Requests: [
      graph('Lists', 'Lists of objects in a second, by how they ended.', 'ops', {
        '{{resource}} {{result}}': rates('resource, result', `kube_state_metrics_list_total{${IN}}`),
      }),
      graph('Watches', 'Watches in a second, by how they ended.', 'ops', {
        '{{resource}} {{result}}': rates('resource, result', `kube_state_metrics_watch_total{${IN}}`),
      }),
      graph('Errors', 'Lists and watches in a second that failed.', 'ops', {
        lists: orNone(
          rates('', `kube_state_metrics_list_total{${IN},result="error"}`),
          rates('', `kube_state_metrics_list_total{${IN}}`),
        ),
        watches: orNone(
          rates('', `kube_state_metrics_watch_total{${IN},result="error"}`),
          rates('', `kube_state_metrics_watch_total{${IN}}`),
        ),
      }),
    ],
  },
};
