import type { GroupDefinition } from '../../definition.js';
import type { WorkloadsContext } from './workloads.js';

const CONTAINER = 'cluster, namespace, pod, container';
const POD = 'cluster, namespace, pod';

/** Pods and their containers. Everything is aggregated: a restart of kube-state-metrics must not restart an alert. */
export const pods = ({ range }: WorkloadsContext): GroupDefinition => ({
  name: 'pods',
  rules: [
    {
      alert: 'KubePodCrashLooping',
      expr: `
        max by (${CONTAINER}) (
          max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[${range()}])
        ) >= 1`,
      for: '15m',
      severity: 'warning',
      summary: 'Pod {namespace}/{pod} of {cluster} keeps crashing.',
      description:
        'Container {container} of {namespace}/{pod} in {cluster} starts, exits and waits longer each time (CrashLoopBackOff).',
    },
    {
      alert: 'KubePodNotReady',
      expr: `
        (
          max by (${POD}) (kube_pod_status_phase{phase=~"Pending|Running|Unknown"}) == 1
          and on (${POD}) max by (${POD}) (kube_pod_status_ready{condition="true"}) == 0
        )
        unless on (${POD}) kube_pod_owner{owner_kind="Job"}`,
      for: '15m',
      severity: 'warning',
      summary: 'Pod {namespace}/{pod} of {cluster} is not ready.',
      description:
        'Pod {namespace}/{pod} in {cluster} has existed for 15 minutes without being ready: it takes no traffic.',
    },
    {
      alert: 'KubeContainerOomKilled',
      expr: `
        sum by (${CONTAINER}) (increase(kube_pod_container_status_restarts_total[${range('15m')}])) > 0
        and on (${CONTAINER})
        max by (${CONTAINER}) (kube_pod_container_status_last_terminated_reason{reason="OOMKilled"}) == 1`,
      severity: 'warning',
      summary: 'Container {container} of {namespace}/{pod} in {cluster} was killed for its memory.',
      description:
        'Container {container} of {namespace}/{pod} in {cluster} went over its memory limit, was killed and started anew.',
    },
    {
      alert: 'KubeImagePullFailing',
      expr: `
        max by (${CONTAINER}, reason) (
          kube_pod_container_status_waiting_reason{reason=~"ErrImagePull|ImagePullBackOff|InvalidImageName"}
        ) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'An image of {namespace}/{pod} in {cluster} cannot be pulled.',
      description: 'Container {container} of {namespace}/{pod} in {cluster} waits for its image: {reason}.',
    },
    {
      alert: 'KubeContainerWaiting',
      expr: `
        max by (${CONTAINER}, reason) (
          kube_pod_container_status_waiting_reason{reason!~"CrashLoopBackOff|ErrImagePull|ImagePullBackOff|InvalidImageName"}
        ) > 0`,
      for: '1h',
      severity: 'warning',
      summary: 'A container of {namespace}/{pod} in {cluster} has waited for an hour.',
      description: 'Container {container} of {namespace}/{pod} in {cluster} does not start: {reason}.',
    },
    {
      alert: 'KubePodUnschedulable',
      expr: `max by (${POD}) (kube_pod_status_unschedulable) == 1`,
      for: '15m',
      severity: 'warning',
      summary: 'No node takes pod {namespace}/{pod} of {cluster}.',
      description:
        'The scheduler has found no node for {namespace}/{pod} in {cluster} for 15 minutes: too little room, or a constraint that no node meets.',
    },
  ],
});
