import { definePack } from '../rule-pack.js';
import { count, perSecond, ratio, seconds } from '../threshold.js';

const THRESHOLDS = {
  /** Share of a node pool's limit in use: ratio, 0 to 1. @default 0.9 */
  poolLimit: ratio(0.9),
  /** Share of calls to AWS that fail: ratio, 0 to 1. @default 0.1 */
  cloudErrors: ratio(0.1),
  /** Pods that wait for Karpenter to look at them: count, 0 to 1000000000. @default 50 */
  queueDepth: count(50),
  /** Nodes that could not be had, for want of capacity: per second, 0 to 1000000. @default 0.02 */
  insufficientCapacity: perSecond(0.02),
  /** How long a notice of interruption may wait, of the two minutes that there are: seconds, 0 to 31536000. @default 30 */
  interruptionDelay: seconds(30),
  /** How long pods may take from creation until they run: seconds, 0 to 31536000. @default 300 */
  podStart: seconds(300),
  /** How long a node may take to go: seconds, 0 to 31536000. @default 3600 */
  termination: seconds(3600),
};

/** Karpenter 1.x: nodes that come and go. Reads its own metrics; its pods need a job. */
export const karpenter = definePack({
  name: 'karpenter',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    return [
      {
        name: 'nodes',
        rules: [
          {
            alert: 'KarpenterNodePoolNearLimit',
            expr: `
              max by (cluster, nodepool, resource_type) (karpenter_nodepools_usage)
              / (max by (cluster, nodepool, resource_type) (karpenter_nodepools_limit) > 0) > ${t.poolLimit}`,
            for: '15m',
            severity: 'warning',
            summary: 'Node pool {nodepool} of {cluster} is near its limit.',
            description:
              '{value:percent} of {resource_type} of node pool {nodepool} in {cluster} are in use: soon pods find no more nodes.',
          },
          {
            alert: 'KarpenterInsufficientCapacity',
            expr: `
              sum by (cluster, nodepool) (
                rate(karpenter_nodeclaims_disrupted_total{reason="insufficient_capacity"}[${range('15m')}])
              ) > ${t.insufficientCapacity}`,
            for: '15m',
            severity: 'warning',
            summary: 'AWS has no instances for node pool {nodepool} of {cluster}.',
            description: 'Node pool {nodepool} of {cluster} asks for instances again and again that are not to be had.',
          },
          {
            alert: 'KarpenterCloudErrors',
            expr: `
              sum by (cluster, method) (rate(karpenter_cloudprovider_errors_total[${range('15m')}]))
              / sum by (cluster, method) (rate(karpenter_cloudprovider_duration_seconds_count[${range('15m')}]))
              > ${t.cloudErrors}`,
            for: '15m',
            severity: 'warning',
            summary: 'Calls of Karpenter in {cluster} to AWS fail.',
            description: '{value:percent} of the calls {method} of Karpenter in {cluster} fail.',
          },
          {
            alert: 'KarpenterNodesGoSlowly',
            // A summary: Karpenter itself computes its quantiles.
            expr: `
              max by (cluster, nodepool) (karpenter_nodes_termination_duration_seconds{quantile="0.9"})
              > ${t.termination}`,
            for: '15m',
            severity: 'info',
            summary: 'Nodes of pool {nodepool} in {cluster} do not go.',
            description: 'Draining a node of {nodepool} in {cluster} takes {value:duration}: some pod does not let go.',
          },
        ],
      },
      {
        name: 'controller',
        rules: [
          {
            alert: 'KarpenterStateUnsynced',
            expr: 'max by (cluster) (karpenter_cluster_state_synced) == 0',
            for: '10m',
            severity: 'critical',
            summary: 'Karpenter of {cluster} does not know its nodes.',
            description:
              'What Karpenter of {cluster} remembers and what the cluster has differ: it makes and removes no nodes.',
          },
          {
            alert: 'KarpenterQueueDeep',
            expr: `max by (cluster) (min_over_time(karpenter_scheduler_queue_depth[${range()}])) > ${t.queueDepth}`,
            for: '15m',
            severity: 'warning',
            summary: 'Karpenter of {cluster} is behind.',
            description: '{value:number} pods wait for Karpenter of {cluster} to find them a node.',
          },
          {
            alert: 'KarpenterInterruptionsLate',
            expr: `
              histogram_quantile(0.99,
                sum by (cluster, le) (
                  rate(karpenter_interruption_message_queue_duration_seconds_bucket[${range('15m')}])
                )
              ) > ${t.interruptionDelay}`,
            for: '5m',
            severity: 'warning',
            summary: 'Karpenter of {cluster} hears of interruptions late.',
            description:
              'Notices of interruption wait {value:duration} for Karpenter of {cluster}. A spot instance has two minutes.',
          },
          {
            alert: 'KarpenterPodsStartSlowly',
            expr: `max by (cluster) (karpenter_pods_startup_duration_seconds{quantile="0.9"}) > ${t.podStart}`,
            for: '15m',
            severity: 'info',
            summary: 'Pods of {cluster} wait long until they run.',
            description: 'One of ten pods of {cluster} takes {value:duration} or longer from creation until it runs.',
          },
          {
            alert: 'KarpenterDisruptionFailures',
            expr: `sum by (cluster) (increase(karpenter_voluntary_disruption_queue_failures_total[${range('1h')}])) > 0`,
            for: '1h',
            severity: 'info',
            summary: 'Karpenter of {cluster} cannot replace nodes.',
            description:
              'For an hour replacements that Karpenter of {cluster} began have failed: drifted and empty nodes stay.',
          },
        ],
      },
    ];
  },
});
