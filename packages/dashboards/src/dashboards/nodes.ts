import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER, rates } from '../promql.js';

const IN = `${CLUSTER},instance=~"$instance"`;
const EXPORTER = `${IN},job="node-exporter"`;
const of = (record: string): string => `max by (cluster, instance) (${record}{${IN}})`;
const device = (record: string): string => `max by (cluster, instance, device) (${record}{${IN}})`;

export const nodes: DashboardDefinition = {
  title: 'Nodes',
  answers: 'Which node is busy, saturated or in error: CPU, memory, network, disks?',
  runbooks: ['nodes'],
  present: 'node_uname_info{job="node-exporter"}',
  variables: [
    {
      name: 'instance',
      label: 'Node',
      from: `node_uname_info{${CLUSTER},job="node-exporter"}`,
      multi: true,
    },
  ],
  next: ['cluster', 'node', 'kubelet', 'networking'],
  rows: {
    'At a glance': [
      stat('Nodes', 'Nodes with a node-exporter.', 'short', {
        now: `count by (cluster) (instance:node_num_cpu:sum{${IN}})`,
      }),
      stat('CPUs', 'CPUs of these nodes.', 'short', { now: `sum by (cluster) (instance:node_num_cpu:sum{${IN}})` }),
      stat('Memory', 'Memory of these nodes.', 'bytes', {
        now: `sum by (cluster) (node_memory_MemTotal_bytes{${EXPORTER}})`,
      }),
      stat('Youngest', 'Time since the last of these nodes started.', 'dtdurations', {
        now: `min by (cluster) (time() - node_boot_time_seconds{${EXPORTER}})`,
      }),
    ],
    CPU: [
      graph(
        'CPU in use',
        'Utilisation: share of the CPUs that is busy.',
        'percentunit',
        { '{{instance}}': of('instance:node_cpu_utilisation:rate5m') },
        { max: 1 },
      ),
      graph('Load of each CPU', 'Saturation: processes that run or wait, for each CPU. Over 1 they wait.', 'short', {
        '{{instance}}': of('instance:node_load1_per_cpu:ratio'),
      }),
    ],
    Memory: [
      graph(
        'Memory in use',
        'Utilisation: share of the memory that is not available to programs.',
        'percentunit',
        { '{{instance}}': of('instance:node_memory_utilisation:ratio') },
        { max: 1 },
      ),
      graph('Major page faults', 'Saturation: pages that had to be read from disk, in a second.', 'cps', {
        '{{instance}}': of('instance:node_vmstat_pgmajfault:rate5m'),
      }),
      graph(
        'Stalled for memory',
        'Saturation: share of the time in which nothing ran for lack of memory.',
        'percentunit',
        {
          '{{instance}}': rates('instance', `node_pressure_memory_stalled_seconds_total{${EXPORTER}}`),
        },
      ),
      graph('Killed for memory', 'Errors: processes that the kernel killed in a second.', 'cps', {
        '{{instance}}': rates('instance', `node_vmstat_oom_kill{${EXPORTER}}`),
      }),
    ],
    Network: [
      graph('Received', 'Bytes received in a second, without the loopback.', 'binBps', {
        '{{instance}}': of('instance:node_network_receive_bytes_excluding_lo:rate5m'),
      }),
      graph('Sent', 'Bytes sent in a second, without the loopback.', 'binBps', {
        '{{instance}}': of('instance:node_network_transmit_bytes_excluding_lo:rate5m'),
      }),
      graph('Packets dropped', 'Saturation: packets that were dropped in a second.', 'pps', {
        '{{instance}} received': of('instance:node_network_receive_drop_excluding_lo:rate5m'),
        '{{instance}} sent': of('instance:node_network_transmit_drop_excluding_lo:rate5m'),
      }),
      graph('Connections tracked', 'Share of the table of tracked connections that is in use.', 'percentunit', {
        '{{instance}}': `
          max by (cluster, instance) (node_nf_conntrack_entries{${EXPORTER}})
          / max by (cluster, instance) (node_nf_conntrack_entries_limit{${EXPORTER}})`,
      }),
    ],
    Disks: [
      graph('Disks busy', 'Utilisation: share of the time in which a disk was busy.', 'percentunit', {
        '{{instance}} {{device}}': device('instance_device:node_disk_io_time_seconds:rate5m'),
      }),
      graph('Requests waiting', 'Saturation: requests that wait for a disk, on average.', 'short', {
        '{{instance}} {{device}}': device('instance_device:node_disk_io_time_weighted_seconds:rate5m'),
      }),
      graph(
        'Space in use',
        'Share of each filesystem that is in use.',
        'percentunit',
        {
          '{{instance}} {{mountpoint}}': `
            1 - max by (cluster, instance, device, mountpoint) (node_filesystem_avail_bytes{${EXPORTER},fstype!=""})
            / max by (cluster, instance, device, mountpoint) (node_filesystem_size_bytes{${EXPORTER},fstype!=""})`,
        },
        { max: 1 },
      ),
      graph(
        'Inodes in use',
        'Share of the inodes of each filesystem that is in use.',
        'percentunit',
        {
          '{{instance}} {{mountpoint}}': `
            1 - max by (cluster, instance, device, mountpoint) (node_filesystem_files_free{${EXPORTER},fstype!=""})
            / (max by (cluster, instance, device, mountpoint) (node_filesystem_files{${EXPORTER},fstype!=""}) > 0)`,
        },
        { max: 1 },
      ),
    ],
    System: [
      graph('Files open', 'Share of the file descriptors of the kernel that is in use.', 'percentunit', {
        '{{instance}}': `
          max by (cluster, instance) (node_filefd_allocated{${EXPORTER}})
          / max by (cluster, instance) (node_filefd_maximum{${EXPORTER}})`,
      }),
      graph('Clock', 'How far a clock is from the time of its servers.', 's', {
        '{{instance}}': `max by (cluster, instance) (abs(node_timex_offset_seconds{${EXPORTER}}))`,
      }),
    ],
  },
};
