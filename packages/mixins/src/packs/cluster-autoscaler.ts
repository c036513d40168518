import { definePack } from '../rule-pack.js';
import { count, ratio, seconds } from '../threshold.js';

const THRESHOLDS = {
  /** Pods that no node takes: count, 0 to 1000000000. @default 0 */
  unschedulable: count(0),
  /** Share of the most nodes that there may be: ratio, 0 to 1. @default 0.9 */
  nodes: ratio(0.9),
  /** How long ago its loop may have run: seconds, 0 to 31536000. @default 300 */
  inactivity: seconds(300),
};

/** The cluster autoscaler, where nodes come from node groups rather than Karpenter. Reads its own metrics (port 8085). */
export const clusterAutoscaler = definePack({
  name: 'cluster-autoscaler',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => [
    {
      name: 'autoscaler',
      rules: [
        {
          alert: 'ClusterAutoscalerUnsafe',
          expr: 'max by (cluster) (cluster_autoscaler_cluster_safe_to_autoscale) == 0',
          for: '15m',
          severity: 'critical',
          summary: 'The autoscaler of {cluster} has stopped.',
          description: 'Too many nodes of {cluster} are not ready, and its autoscaler does nothing until they are.',
        },
        {
          alert: 'ClusterAutoscalerUnschedulablePods',
          expr: `
            max by (cluster) (cluster_autoscaler_unschedulable_pods_count{type="unschedulable"}) > ${t.unschedulable}`,
          for: '20m',
          severity: 'warning',
          summary: 'The autoscaler of {cluster} finds no node for pods.',
          description:
            '{value:number} pods of {cluster} have waited for 20 minutes, and the autoscaler adds no node for them.',
        },
        {
          alert: 'ClusterAutoscalerFailedScaleUps',
          expr: `
            sum by (cluster, reason) (increase(cluster_autoscaler_failed_scale_ups_total[${range('15m')}])) > 0`,
          for: '15m',
          severity: 'warning',
          summary: 'The autoscaler of {cluster} cannot add nodes.',
          description: 'Adding nodes to {cluster} fails again and again: {reason}.',
        },
        {
          alert: 'ClusterAutoscalerNearLimit',
          expr: `
            sum by (cluster) (max by (cluster, state) (cluster_autoscaler_nodes_count))
            / (max by (cluster) (cluster_autoscaler_max_nodes_count) > 0) > ${t.nodes}`,
          for: '15m',
          severity: 'warning',
          summary: '{cluster} is near its greatest number of nodes.',
          description: '{value:percent} of the nodes that {cluster} may have are there: soon pods find no more.',
        },
        {
          alert: 'ClusterAutoscalerErrors',
          expr: `sum by (cluster, type) (increase(cluster_autoscaler_errors_total[${range('15m')}])) > 0`,
          for: '15m',
          severity: 'warning',
          summary: 'The autoscaler of {cluster} fails.',
          description: 'Loops of the autoscaler of {cluster} end in errors: {type}.',
        },
        {
          alert: 'ClusterAutoscalerInactive',
          expr: `
            time() - max by (cluster) (cluster_autoscaler_last_activity{activity="main"}) > ${t.inactivity}`,
          for: '5m',
          severity: 'critical',
          summary: 'The autoscaler of {cluster} hangs.',
          description: 'The loop of the autoscaler of {cluster} last ran {value:duration} ago.',
        },
      ],
    },
  ],
});
