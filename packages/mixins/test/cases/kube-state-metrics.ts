import type { PackCases, Series } from '../harness/cases.js';
import { rate } from '../harness/values.js';

const calls = (kind: string, errors: number): Series => ({
  [`kube_state_metrics_${kind}_total{resource="*v1.Pod",result="error"}`]: rate(errors),
  [`kube_state_metrics_${kind}_total{resource="*v1.Pod",result="success"}`]: rate(1 - errors),
});
const shards = (...totals: number[]): Series =>
  Object.fromEntries(totals.map((total, index) => [`kube_state_metrics_total_shards{pod="k-${index}"}`, total]));
const ordinals = (...running: number[]): Series =>
  Object.fromEntries(
    running.map((number) => [`kube_state_metrics_shard_ordinal{pod="k-${number}",shard_ordinal="${number}"}`, number]),
  );
const builds = (count: number): Series =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`kube_state_metrics_build_info{pod="k-${index}"}`, 1]),
  );

export const cases: PackCases = {
  records: {},
  alerts: {
    KubeStateMetricsListErrors: { fires: calls('list', 0.25), silent: calls('list', 0.005), value: '25%' },
    KubeStateMetricsWatchErrors: { fires: calls('watch', 0.25), silent: calls('watch', 0.005), value: '25%' },
    KubeStateMetricsShardingMismatch: { fires: shards(2, 3), silent: shards(2, 2) },
    KubeStateMetricsShardsMissing: {
      fires: { ...shards(3, 3), ...ordinals(0, 2) },
      silent: { ...shards(2, 2), ...ordinals(0, 1) },
      value: '1',
    },
    KubeStateMetricsTwice: {
      fires: { ...builds(2), ...shards(1, 1) },
      silent: { ...builds(2), ...shards(2, 2) },
      value: '2',
    },
  },
};
