import { definePack } from '../rule-pack.js';
import { ratio } from '../threshold.js';

const THRESHOLDS = {
  /** Share of its requests to the API server that may fail: ratio, 0 to 1. @default 0.01 */
  errors: ratio(0.01),
};

/**
 * kube-state-metrics itself, on which most alerts about workloads stand. Reads its telemetry port (8081), which needs a
 * job beside that of its metrics.
 */
export const kubeStateMetrics = definePack({
  name: 'kube-state-metrics',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    const errors = (metric: string): string => `
      sum by (cluster) (rate(${metric}{result="error"}[${range()}]))
      / sum by (cluster) (rate(${metric}[${range()}])) > ${t.errors}`;
    return [
      {
        name: 'exporter',
        rules: [
          {
            alert: 'KubeStateMetricsListErrors',
            expr: errors('kube_state_metrics_list_total'),
            for: '15m',
            severity: 'critical',
            summary: 'kube-state-metrics of {cluster} cannot list objects.',
            description:
              '{value:percent} of the lists of kube-state-metrics in {cluster} fail: alerts about some objects are blind.',
          },
          {
            alert: 'KubeStateMetricsWatchErrors',
            expr: errors('kube_state_metrics_watch_total'),
            for: '15m',
            severity: 'critical',
            summary: 'kube-state-metrics of {cluster} cannot watch objects.',
            description: '{value:percent} of the watches of kube-state-metrics in {cluster} fail: what it says is old.',
          },
          {
            alert: 'KubeStateMetricsShardingMismatch',
            expr: 'stdvar by (cluster) (kube_state_metrics_total_shards) > 0',
            for: '15m',
            severity: 'critical',
            summary: 'Shards of kube-state-metrics in {cluster} disagree on their number.',
            description:
              'Pods of kube-state-metrics in {cluster} count with different numbers of shards: objects are missing, or double.',
          },
          {
            alert: 'KubeStateMetricsShardsMissing',
            expr: `
              max by (cluster) (kube_state_metrics_total_shards)
              - count by (cluster) (count by (cluster, shard_ordinal) (kube_state_metrics_shard_ordinal)) > 0`,
            for: '15m',
            severity: 'critical',
            summary: 'Shards of kube-state-metrics in {cluster} are missing.',
            description:
              '{value:number} shards of kube-state-metrics in {cluster} do not run: a part of all objects is not seen.',
          },
          {
            alert: 'KubeStateMetricsTwice',
            expr: `
              count by (cluster) (kube_state_metrics_build_info)
              > max by (cluster) (kube_state_metrics_total_shards)`,
            for: '1h',
            severity: 'warning',
            summary: 'kube-state-metrics runs more than once in {cluster}.',
            description:
              '{value:number} pods of kube-state-metrics in {cluster} say the same: each object is stored, and billed, again.',
          },
        ],
      },
    ];
  },
});
