import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER, rates, share } from '../promql.js';

const IN = `${CLUSTER},namespace="$namespace",pod="$pod"`;
const CADVISOR = `${IN},job="cadvisor"`;
const BY = 'namespace, pod, container';
const of = (resource: string, kind: string): string =>
  `max by (cluster, ${BY}) (cluster:namespace:pod_${resource}:active:kube_pod_container_resource_${kind}{${IN}})`;
const memory = (kind: string): string =>
  `max by (cluster, ${BY}) (node_namespace_pod_container:container_memory_${kind}{${IN},container!=""})`;
const network = (metric: string): string => rates('namespace, pod', `container_network_${metric}_total{${CADVISOR}}`);

export const pod: DashboardDefinition = {
  title: 'Pod',
  answers: 'What does one pod use, against what it reserves and may use?',
  runbooks: ['workloads', 'resources'],
  present: 'kube_pod_info',
  variables: [
    { name: 'namespace', label: 'Namespace', from: `kube_pod_info{${CLUSTER}}` },
    { name: 'pod', label: 'Pod', from: `kube_pod_info{${CLUSTER},namespace="$namespace"}` },
  ],
  next: ['namespace', 'workload', 'node'],
  rows: {
    'At a glance': [
      stat(
        'Node',
        'Where the pod runs.',
        'short',
        { '{{node}}': `node_namespace_pod:kube_pod_info:{${IN}}` },
        { names: true, width: 8 },
      ),
      stat(
        'Ready',
        'Whether the pod takes traffic: 1, or 0.',
        'short',
        { now: `max by (cluster, namespace, pod) (kube_pod_status_ready{${IN},condition="true"})` },
        { limits: { warn: 1, bad: 0 } },
      ),
      stat(
        'Phase',
        'Pending, Running, Succeeded or Failed.',
        'short',
        { '{{phase}}': `max by (cluster, namespace, pod, phase) (kube_pod_status_phase{${IN}} == 1)` },
        { names: true },
      ),
      stat('Restarts', 'Restarts of its containers since it was made.', 'short', {
        now: `sum by (cluster, namespace, pod) (kube_pod_container_status_restarts_total{${IN}})`,
      }),
    ],
    CPU: [
      graph('CPU', 'Cores in use by container.', 'short', {
        '{{container}}': `sum by (cluster, ${BY}) (node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${IN},container!=""})`,
      }),
      graph('CPU requested and limits', 'What each container reserves, and may use at most.', 'short', {
        '{{container}} requested': of('cpu', 'requests'),
        '{{container}} limit': of('cpu', 'limits'),
      }),
      graph(
        'CPU throttled',
        'Share of the periods in which a container had to wait for its limit.',
        'percentunit',
        {
          '{{container}}': share(
            rates(BY, `container_cpu_cfs_throttled_periods_total{${CADVISOR},container!=""}`),
            rates(BY, `container_cpu_cfs_periods_total{${CADVISOR},container!=""}`),
          ),
        },
        { limits: { warn: 0.25, bad: 0.5 } },
      ),
      graph('Of CPU requested', 'CPU in use, of what each container reserves.', 'percentunit', {
        '{{container}}': `
          sum by (cluster, ${BY}) (node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${IN},container!=""})
          / ${of('cpu', 'requests')}`,
      }),
    ],
    Memory: [
      graph('Memory', 'Working sets by container: at the limit the kernel kills it.', 'bytes', {
        '{{container}}': memory('working_set_bytes'),
      }),
      graph('Memory requested and limits', 'What each container reserves, and may use at most.', 'bytes', {
        '{{container}} requested': of('memory', 'requests'),
        '{{container}} limit': of('memory', 'limits'),
      }),
      graph('Kinds of memory', 'Anonymous memory, page cache and swap.', 'bytes', {
        '{{container}} rss': memory('rss'),
        '{{container}} cache': memory('cache'),
        '{{container}} swap': memory('swap'),
      }),
      graph(
        'Of memory limits',
        'Working set, of the most that each container may use.',
        'percentunit',
        { '{{container}}': `${memory('working_set_bytes')} / ${of('memory', 'limits')}` },
        { limits: { warn: 0.8, bad: 0.9 } },
      ),
    ],
    'Network and disk': [
      graph('Network', 'Bytes in a second.', 'binBps', {
        received: network('receive_bytes'),
        sent: network('transmit_bytes'),
      }),
      graph('Packets dropped', 'Packets that were dropped in a second.', 'pps', {
        received: network('receive_packets_dropped'),
        sent: network('transmit_packets_dropped'),
      }),
      graph('Disk', 'Bytes read and written in a second.', 'binBps', {
        '{{container}} read': rates(BY, `container_fs_reads_bytes_total{${CADVISOR},container!=""}`),
        '{{container}} written': rates(BY, `container_fs_writes_bytes_total{${CADVISOR},container!=""}`),
      }),
    ],
  },
};
