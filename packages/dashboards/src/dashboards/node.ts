import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER, rates } from '../promql.js';

const IN = `${CLUSTER},node="$node"`;
const EXPORTER = `${IN},job="node-exporter"`;
const POD = 'cluster, node, namespace, pod';
const CPU = `sum by (${POD}) (node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${IN},container!=""})`;
const MEMORY = `sum by (${POD}) (node_namespace_pod_container:container_memory_working_set_bytes{${IN},container!=""})`;
const asked = (resource: string, kind: string): string =>
  `sum by (${POD}) (cluster:namespace:pod_${resource}:active:kube_pod_container_resource_${kind}{${IN}})`;
const allocatable = (resource: string): string =>
  `max by (cluster, node) (kube_node_status_allocatable{${IN},resource="${resource}"})`;
const requested = (resource: string): string =>
  `sum by (cluster, node) (cluster:namespace:pod_${resource}:active:kube_pod_container_resource_requests{${IN}}) / ${allocatable(resource)}`;

export const node: DashboardDefinition = {
  title: 'Node',
  answers: 'What runs on one node, and what does it leave of it?',
  runbooks: ['nodes', 'kubelet', 'resources'],
  present: 'kube_node_info',
  variables: [{ name: 'node', label: 'Node', from: `kube_node_info{${CLUSTER}}` }],
  next: ['nodes', 'kubelet', 'cluster', 'vpc-cni'],
  rows: {
    'At a glance': [
      stat(
        'Ready',
        'Whether the node takes pods: 1, or 0.',
        'short',
        { now: `max by (cluster, node) (kube_node_status_condition{${IN},condition="Ready",status="true"})` },
        { limits: { warn: 1, bad: 0 } },
      ),
      stat(
        'CPU in use',
        'Share of the CPUs that is busy.',
        'percentunit',
        { now: `node:node_cpu_utilization:ratio_rate5m{${IN}}` },
        { limits: { warn: 0.8, bad: 0.95 } },
      ),
      stat('CPU requested', 'What pods reserve of what the node offers.', 'percentunit', { now: requested('cpu') }),
      stat(
        'Memory in use',
        'Share of the memory that is not available to programs.',
        'percentunit',
        { now: `max by (cluster, node) (instance:node_memory_utilisation:ratio{${IN}})` },
        { limits: { warn: 0.8, bad: 0.95 } },
      ),
      stat('Memory requested', 'What pods reserve of what the node offers.', 'percentunit', {
        now: requested('memory'),
      }),
      stat('Pods', 'Pods on the node, of the pods that it can have.', 'percentunit', {
        now: `count by (cluster, node) (node_namespace_pod:kube_pod_info:{${IN}}) / ${allocatable('pods')}`,
      }),
    ],
    Pods: [
      table(
        'Pods',
        'One row for each pod on the node. Its name leads to its containers.',
        ['cluster', 'node', 'namespace', 'pod'],
        {
          'CPU in use': { expr: CPU, unit: 'short' },
          'CPU requested': { expr: asked('cpu', 'requests'), unit: 'short' },
          'CPU limits': { expr: asked('cpu', 'limits'), unit: 'short' },
          'Memory in use': { expr: MEMORY, unit: 'bytes' },
          'Memory requested': { expr: asked('memory', 'requests'), unit: 'bytes' },
          'Memory limits': { expr: asked('memory', 'limits'), unit: 'bytes' },
        },
        { links: { pod: 'pod' } },
      ),
    ],
    Use: [
      graph('CPU', 'Cores in use by pod.', 'short', { '{{namespace}}/{{pod}}': CPU }, { stacked: true }),
      graph('Memory', 'Working sets by pod.', 'bytes', { '{{namespace}}/{{pod}}': MEMORY }, { stacked: true }),
    ],
    Machine: [
      graph('Conditions', 'What the kubelet reports of the node: 1 where it is so.', 'short', {
        '{{condition}}': `max by (cluster, node, condition) (kube_node_status_condition{${IN},status="true"})`,
      }),
      graph(
        'Filesystems',
        'Share of each filesystem that is in use.',
        'percentunit',
        {
          '{{mountpoint}}': `
            1 - max by (cluster, node, device, mountpoint) (node_filesystem_avail_bytes{${EXPORTER},fstype!=""})
            / max by (cluster, node, device, mountpoint) (node_filesystem_size_bytes{${EXPORTER},fstype!=""})`,
        },
        { max: 1, limits: { warn: 0.8, bad: 0.9 } },
      ),
      graph('Network', 'Bytes in a second, without the loopback.', 'binBps', {
        received: `max by (cluster, node) (instance:node_network_receive_bytes_excluding_lo:rate5m{${IN}})`,
        sent: `max by (cluster, node) (instance:node_network_transmit_bytes_excluding_lo:rate5m{${IN}})`,
      }),
      graph('Network errors', 'Packets with errors in a second.', 'pps', {
        '{{device}} received': rates('node, device', `node_network_receive_errs_total{${EXPORTER}}`),
        '{{device}} sent': rates('node, device', `node_network_transmit_errs_total{${EXPORTER}}`),
      }),
      graph('Disks', 'Share of the time in which a disk was busy.', 'percentunit', {
        '{{device}}': `max by (cluster, node, device) (instance_device:node_disk_io_time_seconds:rate5m{${IN}})`,
      }),
      graph('Killed for memory', 'Processes that the kernel killed in a second because memory ran out.', 'cps', {
        killed: rates('node', `node_vmstat_oom_kill{${EXPORTER}}`),
      }),
    ],
  },
};
