import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER, orNone, quantile, rates } from '../promql.js';

const SCHEDULER = `${CLUSTER},job="kube-scheduler"`;
const MANAGER = `${CLUSTER},job="kube-controller-manager"`;
const took = (what: string, q: string): string =>
  `cluster_quantile:scheduler_${what}_duration_seconds:histogram_quantile{${CLUSTER},quantile="${q}"}`;
const lines = (what: string): Readonly<Record<string, string>> => ({
  p99: took(what, '0.99'),
  p90: took(what, '0.9'),
  p50: took(what, '0.5'),
});

export const controlPlane: DashboardDefinition = {
  title: 'Control plane',
  answers: 'Do the scheduler and the controllers of EKS keep up?',
  runbooks: ['control-plane'],
  present: 'up{job="kube-scheduler"}',
  next: ['cluster', 'api-server', 'karpenter'],
  rows: {
    'At a glance': [
      stat(
        'Pods without a place',
        'Pods for which no node has room or is allowed.',
        'short',
        { now: `max by (cluster) (scheduler_pending_pods{${SCHEDULER},queue="unschedulable"})` },
        { limits: { warn: 1, bad: 10 } },
      ),
      stat('Pods scheduled', 'Pods that get a node in a second.', 'cps', {
        now: rates('', `scheduler_schedule_attempts_total{${SCHEDULER},result="scheduled"}`),
      }),
      stat('Deepest queue', 'Objects that wait for the controller that is most behind.', 'short', {
        now: `max by (cluster) (workqueue_depth{${MANAGER}})`,
      }),
    ],
    Scheduler: [
      graph('Pods that wait', 'Pods without a node, by why they wait.', 'short', {
        '{{queue}}': `max by (cluster, queue) (scheduler_pending_pods{${SCHEDULER}})`,
      }),
      graph('Attempts', 'Attempts to find a node, in a second, by what came of them.', 'cps', {
        '{{result}}': rates('result', `scheduler_schedule_attempts_total{${SCHEDULER}}`),
      }),
      graph(
        'Time of an attempt',
        'The time within which this share of the attempts ends.',
        's',
        lines('scheduling_attempt'),
      ),
      graph('Time until placed', 'The time from a pod’s first attempt to its node.', 's', lines('pod_scheduling_sli')),
    ],
    Controllers: [
      graph('Queues', 'Objects that wait for a controller: the ten with the most.', 'short', {
        '{{name}}': `topk by (cluster) (10, max by (cluster, name) (workqueue_depth{${MANAGER}}))`,
      }),
      graph(
        'Time in a queue',
        'The time within which 99 % of the objects are taken up: the ten slowest controllers.',
        's',
        {
          '{{name}}': `topk by (cluster) (10, ${quantile(0.99, 'name', `workqueue_queue_duration_seconds_bucket{${MANAGER}}`)})`,
        },
      ),
      graph('Work', 'Objects that are put into a queue in a second: the ten busiest controllers.', 'ops', {
        '{{name}}': `topk by (cluster) (10, ${rates('name', `workqueue_adds_total{${MANAGER}}`)})`,
      }),
      graph('Cron jobs late', 'The time between when a job was due and when it was made, for 99 % of them.', 's', {
        p99: quantile(0.99, '', `cronjob_controller_job_creation_skew_duration_seconds_bucket{${MANAGER}}`),
      }),
      graph('Requests that failed', 'Requests to the API server that ended in an error, in a second.', 'reqps', {
        '{{job}}': orNone(
          rates(
            'job',
            `rest_client_requests_total{${CLUSTER},job=~"kube-scheduler|kube-controller-manager",code=~"4..|5.."}`,
          ),
          rates('job', `rest_client_requests_total{${CLUSTER},job=~"kube-scheduler|kube-controller-manager"}`),
        ),
      }),
    ],
  },
};
