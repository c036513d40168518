import type { PackCases, Series } from '../harness/cases.js';
import { HOUR, rate } from '../harness/values.js';

const nodes = (ready: number): Series => ({
  'cluster_autoscaler_nodes_count{state="ready"}': ready,
  'cluster_autoscaler_nodes_count{state="notStarted"}': 1,
  cluster_autoscaler_max_nodes_count: 20,
});
const pods = (unschedulable: number): Series => ({
  'cluster_autoscaler_unschedulable_pods_count{type="unschedulable"}': unschedulable,
  'cluster_autoscaler_unschedulable_pods_count{type="scheduler_unprocessed"}': 9,
});
const activity = (main: number): Series => ({
  'cluster_autoscaler_last_activity{activity="main"}': main,
  'cluster_autoscaler_last_activity{activity="scaleDown"}': 7100,
});
const FAILED = 'cluster_autoscaler_failed_scale_ups_total{reason="cloudProviderError"}';
const ERRORS = 'cluster_autoscaler_errors_total{type="apiCallError"}';

export const cases: PackCases = {
  records: {},
  alerts: {
    ClusterAutoscalerUnsafe: {
      fires: { cluster_autoscaler_cluster_safe_to_autoscale: 0 },
      silent: { cluster_autoscaler_cluster_safe_to_autoscale: 1 },
    },
    ClusterAutoscalerUnschedulablePods: { fires: pods(3), silent: pods(0), value: '3' },
    ClusterAutoscalerFailedScaleUps: {
      fires: { [FAILED]: rate(0.01) },
      silent: { [FAILED]: 4 },
      labels: { reason: 'cloudProviderError' },
    },
    ClusterAutoscalerNearLimit: { fires: nodes(18), silent: nodes(16), value: '95%' },
    ClusterAutoscalerErrors: {
      fires: { [ERRORS]: rate(0.01) },
      silent: { [ERRORS]: 4 },
      labels: { type: 'apiCallError' },
    },
    ClusterAutoscalerInactive: {
      fires: activity(6000),
      silent: activity(7000),
      value: '20m 0s',
      at: 2 * HOUR,
    },
  },
};
