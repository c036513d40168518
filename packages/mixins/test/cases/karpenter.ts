import type { PackCases, Series } from '../harness/cases.js';
import { histogram } from '../harness/series.js';
import { rate } from '../harness/values.js';

const POOL = 'nodepool="default"';
const pool = { nodepool: 'default' };
const usage = (used: number): Series => ({
  [`karpenter_nodepools_usage{${POOL},resource_type="cpu"}`]: used,
  [`karpenter_nodepools_limit{${POOL},resource_type="cpu"}`]: 100,
});
const disrupted = (reason: string): Series => ({
  [`karpenter_nodeclaims_disrupted_total{${POOL},reason="${reason}"}`]: rate(0.05),
});
const calls = (errors: number): Series => ({
  'karpenter_cloudprovider_errors_total{method="Create",controller="nodeclaim.lifecycle"}': rate(errors),
  'karpenter_cloudprovider_duration_seconds_count{method="Create",controller="nodeclaim.lifecycle"}': rate(1),
});
const termination = (seconds: number): Series => ({
  [`karpenter_nodes_termination_duration_seconds{${POOL},quantile="0.9"}`]: seconds,
  [`karpenter_nodes_termination_duration_seconds{${POOL},quantile="1"}`]: 9000,
});
const interruption = (below: string, within: string): Series =>
  histogram('karpenter_interruption_message_queue_duration_seconds', '', below, within);
const start = (seconds: number): Series => ({
  'karpenter_pods_startup_duration_seconds{quantile="0.9"}': seconds,
  'karpenter_pods_startup_duration_seconds{quantile="1"}': 900,
});

export const cases: PackCases = {
  records: {},
  alerts: {
    KarpenterNodePoolNearLimit: {
      fires: usage(95),
      silent: usage(85),
      labels: { ...pool, resource_type: 'cpu' },
      value: '95%',
    },
    KarpenterInsufficientCapacity: {
      fires: disrupted('insufficient_capacity'),
      silent: disrupted('drifted'),
      labels: pool,
    },
    KarpenterCloudErrors: { fires: calls(0.25), silent: calls(0.05), labels: { method: 'Create' }, value: '25%' },
    KarpenterNodesGoSlowly: { fires: termination(7200), silent: termination(1800), labels: pool, value: '2h 0m 0s' },
    KarpenterStateUnsynced: {
      fires: { karpenter_cluster_state_synced: 0 },
      silent: { karpenter_cluster_state_synced: 1 },
    },
    KarpenterQueueDeep: {
      fires: { karpenter_scheduler_queue_depth: 60 },
      silent: { karpenter_scheduler_queue_depth: 40 },
      value: '60',
    },
    KarpenterInterruptionsLate: { fires: interruption('30', '60'), silent: interruption('10', '30'), value: '59.7s' },
    KarpenterPodsStartSlowly: { fires: start(390), silent: start(200), value: '6m 30s' },
    KarpenterDisruptionFailures: {
      fires: { 'karpenter_voluntary_disruption_queue_failures_total{method="consolidation"}': rate(0.01) },
      silent: { 'karpenter_voluntary_disruption_queue_failures_total{method="consolidation"}': 3 },
    },
  },
};
