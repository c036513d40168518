import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER as IN, quantile, quantiles, rates, share } from '../promql.js';

const POOL = 'cluster, nodepool, resource_type';

export const karpenter: DashboardDefinition = {
  title: 'Karpenter',
  answers: 'Do pods get nodes, how soon, and what does Karpenter change?',
  runbooks: ['karpenter'],
  present: 'karpenter_cluster_state_node_count',
  next: ['cluster', 'nodes', 'control-plane'],
  rows: {
    'At a glance': [
      stat('Nodes', 'Nodes that Karpenter knows.', 'short', {
        now: `max by (cluster) (karpenter_cluster_state_node_count{${IN}})`,
      }),
      stat('Pods waiting', 'Pods that wait to be looked at.', 'short', {
        now: `max by (cluster) (karpenter_scheduler_queue_depth{${IN}})`,
      }),
      stat(
        'In step',
        'Whether Karpenter’s picture of the cluster is up to date: 1, or 0, and then it does nothing.',
        'short',
        { now: `min by (cluster) (karpenter_cluster_state_synced{${IN}})` },
        { limits: { warn: 1, bad: 0 } },
      ),
      stat('Start of a pod', 'The time within which 90 % of the pods run.', 's', {
        now: quantile(0.9, '', `karpenter_pods_startup_duration_seconds_bucket{${IN}}`),
      }),
    ],
    'Node pools': [
      graph('Limits in use', 'What node pools use of their limits. At 100 % no node is made.', 'percentunit', {
        '{{nodepool}} {{resource_type}}': `max by (${POOL}) (karpenter_nodepools_usage{${IN}}) / (max by (${POOL}) (karpenter_nodepools_limit{${IN}}) > 0)`,
      }),
      graph('CPUs', 'CPUs of each node pool.', 'short', {
        '{{nodepool}}': `max by (cluster, nodepool) (karpenter_nodepools_usage{${IN},resource_type="cpu"})`,
      }),
      graph('Nodes made', 'Node claims in a second that were made.', 'cps', {
        '{{nodepool}} {{reason}}': rates('nodepool, reason', `karpenter_nodeclaims_created_total{${IN}}`),
      }),
      graph('Nodes taken away', 'Node claims in a second that were given up, and why.', 'cps', {
        '{{nodepool}} {{reason}}': rates('nodepool, reason', `karpenter_nodeclaims_disrupted_total{${IN}}`),
      }),
    ],
    Times: [
      graph(
        'Start of pods',
        'The time from when a pod was made to when it runs.',
        's',
        quantiles(`karpenter_pods_startup_duration_seconds_bucket{${IN}}`),
      ),
      graph(
        'Scheduling',
        'The time that one round takes.',
        's',
        quantiles(`karpenter_scheduler_scheduling_duration_seconds_bucket{${IN}}`),
      ),
      graph('End of nodes', 'The time within which 90 % of the nodes that shall go are gone.', 's', {
        '{{nodepool}}': quantile(0.9, 'nodepool', `karpenter_nodes_termination_duration_seconds_bucket{${IN}}`),
      }),
      graph(
        'Interruptions',
        'The time that a message about an interruption waits. AWS gives two minutes.',
        's',
        quantiles(`karpenter_interruption_message_queue_duration_seconds_bucket{${IN}}`),
      ),
    ],
    Cloud: [
      graph('Requests', 'Calls to EC2 in a second.', 'reqps', {
        '{{method}}': rates('method', `karpenter_cloudprovider_duration_seconds_count{${IN}}`),
      }),
      graph('Requests that failed', 'Share of the calls that failed.', 'percentunit', {
        '{{method}}': share(
          rates('method', `karpenter_cloudprovider_errors_total{${IN}}`),
          rates('method', `karpenter_cloudprovider_duration_seconds_count{${IN}}`),
        ),
      }),
      graph('Disruptions that failed', 'Replacements of nodes in a second that were given up.', 'cps', {
        failed: rates('', `karpenter_voluntary_disruption_queue_failures_total{${IN}}`),
      }),
    ],
  },
};
