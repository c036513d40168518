import type { RecordDefinition } from '../definition.js';
import { definePack } from '../rule-pack.js';
import { count, ratio, seconds } from '../threshold.js';

const THRESHOLDS = {
  /** Pods that no node takes: count, 0 to 1000000000. @default 10 */
  unschedulable: count(10),
  /** Share of attempts to place a pod that end in an error: ratio, 0 to 1. @default 0.05 */
  schedulingErrors: ratio(0.05),
  /** How long an attempt to place a pod may take: seconds, 0 to 31536000. @default 1 */
  schedulingDuration: seconds(1),
  /** Objects that may wait for a controller: count, 0 to 1000000000. @default 100 */
  queueDepth: count(100),
  /** How long an object may wait for a controller: seconds, 0 to 31536000. @default 30 */
  queueDuration: seconds(30),
  /** How late cron jobs may be started: seconds, 0 to 31536000. @default 60 */
  cronJobSkew: seconds(60),
};

/**
 * The scheduler and the controller manager of EKS (`metrics.eks.amazonaws.com`, Kubernetes 1.28 and newer). Only where
 * their jobs are scraped, `kube-scheduler` and `kube-controller-manager`; without them it is silent.
 */
export const controlPlane = definePack({
  name: 'control-plane',
  thresholds: THRESHOLDS,
  groups: ({ t, range, job }) => {
    const scheduler = job('kube-scheduler');
    const manager = job('kube-controller-manager');
    const quantile = (q: string, by: string, metric: string, selector: string): string =>
      `histogram_quantile(${q}, sum by (${by}, le) (rate(${metric}_bucket{${selector}}[${range()}])))`;
    const recorded = (metric: string): RecordDefinition[] =>
      ['0.99', '0.9', '0.5'].map((q) => ({
        record: `cluster_quantile:${metric}:histogram_quantile`,
        expr: quantile(q, 'cluster', metric, scheduler),
        labels: { quantile: q },
      }));
    return [
      {
        name: 'scheduler',
        rules: [
          ...recorded('scheduler_scheduling_attempt_duration_seconds'),
          ...recorded('scheduler_pod_scheduling_sli_duration_seconds'),
          {
            alert: 'KubeSchedulerPodsUnschedulable',
            expr: `max by (cluster) (scheduler_pending_pods{${scheduler},queue="unschedulable"}) > ${t.unschedulable}`,
            for: '15m',
            severity: 'warning',
            summary: 'Many pods of {cluster} find no node.',
            description: 'The scheduler of {cluster} has tried {value:number} pods and found no node for them.',
          },
          {
            alert: 'KubeSchedulerErrors',
            expr: `
              sum by (cluster) (rate(scheduler_schedule_attempts_total{${scheduler},result="error"}[${range()}]))
              / sum by (cluster) (rate(scheduler_schedule_attempts_total{${scheduler}}[${range()}]))
              > ${t.schedulingErrors}`,
            for: '15m',
            severity: 'warning',
            summary: 'The scheduler of {cluster} fails.',
            description: '{value:percent} of the attempts to place a pod in {cluster} end in an error.',
          },
          {
            alert: 'KubeSchedulerSlow',
            expr: `
              ${quantile('0.99', 'cluster', 'scheduler_scheduling_attempt_duration_seconds', scheduler)}
              > ${t.schedulingDuration}`,
            for: '15m',
            severity: 'warning',
            summary: 'The scheduler of {cluster} is slow.',
            description: 'One of a hundred attempts to place a pod in {cluster} takes {value:duration} or longer.',
          },
        ],
      },
      {
        name: 'controller_manager',
        rules: [
          {
            alert: 'KubeControllerQueueDeep',
            expr: `max by (cluster, name) (min_over_time(workqueue_depth{${manager}}[${range()}])) > ${t.queueDepth}`,
            for: '15m',
            severity: 'warning',
            summary: 'Controller {name} of {cluster} is behind.',
            description: '{value:number} objects wait for controller {name} of {cluster}.',
          },
          {
            alert: 'KubeControllerQueueSlow',
            expr: `
              ${quantile('0.99', 'cluster, name', 'workqueue_queue_duration_seconds', manager)} > ${t.queueDuration}`,
            for: '15m',
            severity: 'warning',
            summary: 'Objects of {cluster} wait long for controller {name}.',
            description:
              'One of a hundred objects waits {value:duration} or longer for controller {name} of {cluster}.',
          },
          {
            alert: 'KubeCronJobSkew',
            expr: `
              ${quantile('0.99', 'cluster', 'cronjob_controller_job_creation_skew_duration_seconds', manager)}
              > ${t.cronJobSkew}`,
            for: '30m',
            severity: 'info',
            summary: 'Cron jobs of {cluster} start late.',
            description: 'Jobs of {cluster} are made {value:duration} after their time.',
          },
        ],
      },
    ];
  },
});
