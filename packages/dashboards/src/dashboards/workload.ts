import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER, share } from '../promql.js';

const NAMESPACE = `${CLUSTER},namespace="$namespace"`;
const OWNER = `namespace_workload_pod:kube_pod_owner:relabel{${NAMESPACE},workload="$workload"}`;
/** Of the pods in the namespace, those of the workload. */
const own = (vector: string): string => `
  ${vector}
  and on (cluster, namespace, pod) ${OWNER}`;
const perPod = (selector: string): string => own(`sum by (cluster, namespace, pod) (${selector})`);
const rate = (selector: string): string => `rate(${selector}[$__rate_interval])`;
const CPU = perPod(
  `node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${NAMESPACE},container!=""}`,
);
const MEMORY = perPod(`node_namespace_pod_container:container_memory_working_set_bytes{${NAMESPACE},container!=""}`);
const asked = (resource: string, kind: string): string =>
  perPod(`cluster:namespace:pod_${resource}:active:kube_pod_container_resource_${kind}{${NAMESPACE}}`);
const total = (vector: string): string => `sum by (cluster, namespace) (${vector})`;
const periods = (what: string): string =>
  `sum by (cluster, namespace, pod) (${rate(`container_cpu_cfs_${what}_total{${NAMESPACE},job="cadvisor",container!=""}`)})`;

export const workload: DashboardDefinition = {
  title: 'Workload',
  answers: 'How do the pods of one workload fare, and are its requests right?',
  runbooks: ['workloads', 'resources'],
  present: 'namespace_workload_pod:kube_pod_owner:relabel',
  variables: [
    { name: 'namespace', label: 'Namespace', from: `namespace_workload_pod:kube_pod_owner:relabel{${CLUSTER}}` },
    { name: 'workload', label: 'Workload', from: `namespace_workload_pod:kube_pod_owner:relabel{${NAMESPACE}}` },
  ],
  next: ['namespace', 'pod'],
  rows: {
    'At a glance': [
      stat('Pods', 'Pods of the workload.', 'short', { now: `count by (cluster, namespace) (${OWNER})` }),
      stat('Pods ready', 'Pods that take traffic.', 'short', {
        now: total(perPod(`kube_pod_status_ready{${NAMESPACE},condition="true"}`)),
      }),
      stat('CPU in use', 'Cores that the pods use.', 'short', { now: total(CPU) }),
      stat('of CPU requested', 'CPU in use, of what the pods reserve.', 'percentunit', {
        now: `${total(CPU)} / ${total(asked('cpu', 'requests'))}`,
      }),
      stat('Memory in use', 'Working sets of the pods.', 'bytes', { now: total(MEMORY) }),
      stat('of memory requested', 'Memory in use, of what the pods reserve.', 'percentunit', {
        now: `${total(MEMORY)} / ${total(asked('memory', 'requests'))}`,
      }),
    ],
    Pods: [
      table(
        'Pods',
        'One row for each pod. Its name leads to its containers.',
        ['cluster', 'namespace', 'pod'],
        {
          'CPU in use': { expr: CPU, unit: 'short' },
          'CPU requested': { expr: asked('cpu', 'requests'), unit: 'short' },
          'CPU limits': { expr: asked('cpu', 'limits'), unit: 'short' },
          'Memory in use': { expr: MEMORY, unit: 'bytes' },
          'Memory requested': { expr: asked('memory', 'requests'), unit: 'bytes' },
          'Memory limits': { expr: asked('memory', 'limits'), unit: 'bytes' },
          Restarts: { expr: perPod(`kube_pod_container_status_restarts_total{${NAMESPACE}}`), unit: 'short' },
        },
        { links: { pod: 'pod' } },
      ),
    ],
    Use: [
      graph('CPU', 'Cores in use by pod.', 'short', { '{{pod}}': CPU }, { stacked: true }),
      graph('Memory', 'Working sets by pod.', 'bytes', { '{{pod}}': MEMORY }, { stacked: true }),
      graph('CPU throttled', 'Share of the periods in which containers had to wait for their limit.', 'percentunit', {
        '{{pod}}': own(`(${share(periods('throttled_periods'), periods('periods'))})`),
      }),
      graph('Restarts', 'Restarts of containers in a second.', 'cps', {
        '{{pod}}': perPod(rate(`kube_pod_container_status_restarts_total{${NAMESPACE}}`)),
      }),
      graph('Received', 'Bytes received in a second.', 'binBps', {
        '{{pod}}': perPod(rate(`container_network_receive_bytes_total{${NAMESPACE},job="cadvisor"}`)),
      }),
      graph('Sent', 'Bytes sent in a second.', 'binBps', {
        '{{pod}}': perPod(rate(`container_network_transmit_bytes_total{${NAMESPACE},job="cadvisor"}`)),
      }),
    ],
  },
};
