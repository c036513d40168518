import type { GroupDefinition } from '../../definition.js';
import type { NodesContext } from './nodes.js';

const NODE = 'cluster, instance, node';

/** Processors, memory and disks: how busy a node is. */
export const load = ({ t, range }: NodesContext): GroupDefinition => ({
  name: 'load',
  rules: [
    {
      alert: 'NodeCPUHighUsage',
      // Summed over modes before the average over processors: an average over modes can never reach the threshold.
      expr: `
        1 - avg by (${NODE}) (
          sum by (${NODE}, cpu) (rate(node_cpu_seconds_total{mode=~"idle|iowait"}[${range()}]))
        ) > ${t.cpu}`,
      for: '15m',
      severity: 'warning',
      summary: 'Node {instance} of {cluster} is busy.',
      description: 'The processors of {instance} in {cluster} have been at {value:percent} for a quarter of an hour.',
    },
    {
      alert: 'NodeSystemSaturation',
      expr: `
        max by (${NODE}) (node_load1)
        / count by (${NODE}) (count by (${NODE}, cpu) (node_cpu_seconds_total)) > ${t.loadPerCpu}`,
      for: '15m',
      severity: 'warning',
      summary: 'Node {instance} of {cluster} has more to do than it can.',
      description:
        'The load of {instance} in {cluster} is {value:decimal} for each processor: it answers slowly, or not.',
    },
    {
      alert: 'NodeMemoryHighUtilization',
      expr: `
        1 - max by (${NODE}) (node_memory_MemAvailable_bytes)
        / max by (${NODE}) (node_memory_MemTotal_bytes) > ${t.memory}`,
      for: '15m',
      severity: 'warning',
      summary: 'Node {instance} of {cluster} is short of memory.',
      description: 'Memory of {instance} in {cluster} has been in use by {value:percent} for a quarter of an hour.',
    },
    {
      alert: 'NodeMemoryMajorPagesFaults',
      expr: `max by (${NODE}) (rate(node_vmstat_pgmajfault[${range()}])) > ${t.majorFaults}`,
      for: '15m',
      severity: 'warning',
      summary: 'Node {instance} of {cluster} reads memory back from disk.',
      description:
        '{value:number} major page faults a second on {instance} in {cluster}: memory is too small for what runs.',
    },
    {
      alert: 'NodeMemoryStalled',
      expr: `max by (${NODE}) (rate(node_pressure_memory_stalled_seconds_total[${range()}])) > ${t.memoryStalled}`,
      for: '10m',
      severity: 'warning',
      summary: 'Processes on node {instance} of {cluster} wait for memory.',
      description:
        'On {instance} in {cluster} every process stood still for want of memory {value:percent} of the time.',
    },
    {
      alert: 'NodeOomKills',
      expr: `sum by (${NODE}) (increase(node_vmstat_oom_kill[${range('15m')}])) > ${t.oomKills}`,
      severity: 'info',
      summary: 'The kernel of node {instance} of {cluster} kills processes for memory.',
      description: 'Processes were killed on {instance} in {cluster} because its memory was used up.',
    },
    {
      alert: 'NodeDiskIOSaturation',
      expr: `
        max by (${NODE}, device) (
          rate(node_disk_io_time_weighted_seconds_total{device=~"nvme.+|xvd.+|sd.+|dm-.+"}[${range()}])
        ) > ${t.diskQueue}`,
      for: '30m',
      severity: 'warning',
      summary: 'Disk {device} of node {instance} in {cluster} cannot keep up.',
      description: 'On average {value:decimal} requests wait for {device} on {instance} in {cluster}.',
    },
    {
      alert: 'NodeFileDescriptorLimit',
      expr: `
        max by (${NODE}) (node_filefd_allocated) / max by (${NODE}) (node_filefd_maximum) > ${t.fileDescriptors}`,
      for: '15m',
      severity: 'warning',
      summary: 'Node {instance} of {cluster} runs out of file descriptors.',
      description: '{value:percent} of the file descriptors of {instance} in {cluster} are in use.',
    },
    {
      alert: 'NodeFileDescriptorsExhausted',
      expr: `
        max by (${NODE}) (node_filefd_allocated) / max by (${NODE}) (node_filefd_maximum) > ${t.fileDescriptorsOut}`,
      for: '15m',
      severity: 'critical',
      summary: 'Node {instance} of {cluster} has hardly any file descriptors left.',
      description:
        '{value:percent} of the file descriptors of {instance} in {cluster} are in use: soon nothing can be opened.',
    },
  ],
});
