import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER, rates, share, withWorkload } from '../promql.js';

const IN = `${CLUSTER},namespace="$namespace"`;
const WORKLOAD = 'cluster, namespace, workload, workload_type';
const byWorkload = (vector: string): string => `sum by (${WORKLOAD}) (${withWorkload(vector, IN)})`;
const perPod = (selector: string): string => `sum by (cluster, namespace, pod) (${selector})`;
const CPU = perPod(`node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${IN},container!=""}`);
const MEMORY = perPod(`node_namespace_pod_container:container_memory_working_set_bytes{${IN},container!=""}`);
const asked = (resource: string, kind: string): string =>
  perPod(`cluster:namespace:pod_${resource}:active:kube_pod_container_resource_${kind}{${IN}}`);
const network = (way: string): string =>
  byWorkload(perPod(`rate(container_network_${way}_bytes_total{${IN},job="cadvisor"}[$__rate_interval])`));

export const namespace: DashboardDefinition = {
  title: 'Namespace',
  answers: 'Which workload of a namespace uses what, and do its pods run?',
  runbooks: ['workloads', 'resources', 'quotas'],
  present: 'kube_pod_info',
  variables: [{ name: 'namespace', label: 'Namespace', from: `kube_pod_info{${CLUSTER}}` }],
  next: ['cluster', 'workload', 'pod', 'volumes'],
  rows: {
    'At a glance': [
      stat('CPU in use', 'Cores that pods of the namespace use.', 'short', {
        now: `sum by (cluster, namespace) (${CPU})`,
      }),
      stat('of CPU requested', 'CPU in use, of what pods reserve.', 'percentunit', {
        now: `sum by (cluster, namespace) (${CPU}) / sum by (cluster, namespace) (${asked('cpu', 'requests')})`,
      }),
      stat('Memory in use', 'Working sets of the pods of the namespace.', 'bytes', {
        now: `sum by (cluster, namespace) (${MEMORY})`,
      }),
      stat('of memory requested', 'Memory in use, of what pods reserve.', 'percentunit', {
        now: `sum by (cluster, namespace) (${MEMORY}) / sum by (cluster, namespace) (${asked('memory', 'requests')})`,
      }),
      stat('Pods running', 'Pods that have started and not ended.', 'short', {
        now: `sum by (cluster, namespace) (kube_pod_status_phase{${IN},phase="Running"})`,
      }),
      stat(
        'Pods not running',
        'Pods that are pending, failed or unknown.',
        'short',
        { now: `sum by (cluster, namespace) (kube_pod_status_phase{${IN},phase=~"Pending|Failed|Unknown"})` },
        { limits: { warn: 1, bad: 5 } },
      ),
    ],
    Workloads: [
      table(
        'Workloads',
        'One row for each workload. Its name leads to its pods.',
        ['cluster', 'namespace', 'workload', 'workload_type'],
        {
          Pods: {
            expr: `count by (${WORKLOAD}) (namespace_workload_pod:kube_pod_owner:relabel{${IN}})`,
            unit: 'short',
          },
          'CPU in use': { expr: byWorkload(CPU), unit: 'short' },
          'CPU requested': { expr: byWorkload(asked('cpu', 'requests')), unit: 'short' },
          'CPU limits': { expr: byWorkload(asked('cpu', 'limits')), unit: 'short' },
          'Memory in use': { expr: byWorkload(MEMORY), unit: 'bytes' },
          'Memory requested': { expr: byWorkload(asked('memory', 'requests')), unit: 'bytes' },
          'Memory limits': { expr: byWorkload(asked('memory', 'limits')), unit: 'bytes' },
        },
        { links: { workload: 'workload' } },
      ),
    ],
    Use: [
      graph('CPU', 'Cores in use by workload.', 'short', { '{{workload}}': byWorkload(CPU) }, { stacked: true }),
      graph('Memory', 'Working sets by workload.', 'bytes', { '{{workload}}': byWorkload(MEMORY) }, { stacked: true }),
      graph('Received', 'Bytes received in a second, by workload.', 'binBps', { '{{workload}}': network('receive') }),
      graph('Sent', 'Bytes sent in a second, by workload.', 'binBps', { '{{workload}}': network('transmit') }),
    ],
    Health: [
      graph('Restarts', 'Restarts of containers in a second, by pod.', 'cps', {
        '{{pod}}': rates('namespace, pod', `kube_pod_container_status_restarts_total{${IN}}`),
      }),
      graph('CPU throttled', 'Share of the periods in which a container had to wait for its limit.', 'percentunit', {
        '{{pod}}': share(
          rates('namespace, pod', `container_cpu_cfs_throttled_periods_total{${IN},job="cadvisor",container!=""}`),
          rates('namespace, pod', `container_cpu_cfs_periods_total{${IN},job="cadvisor",container!=""}`),
        ),
      }),
      graph('Quotas in use', 'What is used of each ResourceQuota. At 100 % nothing more is admitted.', 'percentunit', {
        '{{resourcequota}} {{resource}}': `
          max by (cluster, namespace, resourcequota, resource) (kube_resourcequota{${IN},type="used"})
          / (max by (cluster, namespace, resourcequota, resource) (kube_resourcequota{${IN},type="hard"}) > 0)`,
      }),
      graph('Autoscalers', 'Replicas that autoscalers have, want and may make at most.', 'short', {
        '{{horizontalpodautoscaler}} has': `max by (cluster, namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_current_replicas{${IN}})`,
        '{{horizontalpodautoscaler}} wants': `max by (cluster, namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_desired_replicas{${IN}})`,
        '{{horizontalpodautoscaler}} at most': `max by (cluster, namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_max_replicas{${IN}})`,
      }),
    ],
  },
};
