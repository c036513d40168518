import type { PackCases, RecordCase, Series } from '../harness/cases.js';
import { histogram } from '../harness/series.js';
import { rate, turns } from '../harness/values.js';

const SCHEDULER = 'job="kube-scheduler"';
const MANAGER = 'job="kube-controller-manager",name="job"';
const attempts = (errors: number): Series => ({
  [`scheduler_schedule_attempts_total{${SCHEDULER},result="error"}`]: rate(errors),
  [`scheduler_schedule_attempts_total{${SCHEDULER},result="scheduled"}`]: rate(1 - errors),
});
const quantiles = (metric: string): RecordCase => ({
  series: histogram(metric, SCHEDULER, '1', '2'),
  gives: { '{quantile="0.99"}': 1.99, '{quantile="0.9"}': 1.9, '{quantile="0.5"}': 1.5 },
});
const attempt = (below: string, within: string): Series =>
  histogram('scheduler_scheduling_attempt_duration_seconds', SCHEDULER, below, within);
const queue = (below: string, within: string): Series =>
  histogram('workqueue_queue_duration_seconds', MANAGER, below, within);
const skew = (below: string, within: string): Series =>
  histogram('cronjob_controller_job_creation_skew_duration_seconds', 'job="kube-controller-manager"', below, within);

export const cases: PackCases = {
  records: {
    'cluster_quantile:scheduler_scheduling_attempt_duration_seconds:histogram_quantile': quantiles(
      'scheduler_scheduling_attempt_duration_seconds',
    ),
    'cluster_quantile:scheduler_pod_scheduling_sli_duration_seconds:histogram_quantile': quantiles(
      'scheduler_pod_scheduling_sli_duration_seconds',
    ),
  },
  alerts: {
    KubeSchedulerPodsUnschedulable: {
      fires: { [`scheduler_pending_pods{${SCHEDULER},queue="unschedulable"}`]: 12 },
      silent: {
        [`scheduler_pending_pods{${SCHEDULER},queue="unschedulable"}`]: 8,
        [`scheduler_pending_pods{${SCHEDULER},queue="backoff"}`]: 40,
      },
      value: '12',
    },
    KubeSchedulerErrors: { fires: attempts(0.25), silent: attempts(0.03), value: '25%' },
    KubeSchedulerSlow: { fires: attempt('1', '2'), silent: attempt('0.5', '1'), value: '1.99s' },
    KubeControllerQueueDeep: {
      fires: { [`workqueue_depth{${MANAGER}}`]: 150 },
      // It is worked off, again and again.
      silent: { [`workqueue_depth{${MANAGER}}`]: turns(120, 150, 0) },
      labels: { name: 'job' },
      value: '150',
    },
    KubeControllerQueueSlow: {
      fires: queue('30', '50'),
      silent: queue('10', '30'),
      labels: { name: 'job' },
      value: '49.8s',
    },
    KubeCronJobSkew: { fires: skew('60', '160'), silent: skew('30', '60'), value: '2m 39s' },
  },
};
