import type { GroupDefinition, RecordDefinition } from '../../definition.js';
import type { PackContext } from '../../rule-pack.js';

const IDLE = 'mode=~"idle|iowait|steal"';

/** Nodes by their exporter, under the names that its dashboards ask for. */
export const nodeExporter = ({ range, job }: PackContext<never>): GroupDefinition => {
  const exporter = job('node-exporter');
  const rate = (metric: string, more = ''): string => `rate(${metric}{${exporter}${more}}[${range()}])`;
  const network = (way: string, what: string): RecordDefinition => ({
    record: `instance:node_network_${way}_${what}_excluding_lo:rate5m`,
    expr: `sum without (device) (${rate(`node_network_${way}_${what}_total`, ',device!="lo"')})`,
  });
  // Cards of instances, not the ends of pods (`eni…` by the VPC CNI, `veth…` and others by the rest), else bytes count twice.
  const cards = (way: string, what: string): RecordDefinition => ({
    record: `instance:node_network_${way}_${what}_physical:rate5m`,
    expr: `sum without (device) (${rate(`node_network_${way}_${what}_total`, ',device=~"(eth|ens|enp|eno)[0-9].*"')})`,
  });
  return {
    name: 'node_exporter',
    rules: [
      {
        record: 'instance:node_num_cpu:sum',
        expr: `count without (cpu, mode) (node_cpu_seconds_total{${exporter},mode="idle"})`,
      },
      {
        record: 'instance:node_cpu_utilisation:rate5m',
        // Summed over the modes first: an average over modes is about a seventh of the truth.
        expr: `1 - avg without (cpu) (sum without (mode) (${rate('node_cpu_seconds_total', `,${IDLE}`)}))`,
      },
      {
        record: 'instance:node_load1_per_cpu:ratio',
        expr: `
          node_load1{${exporter}}
          / count without (cpu, mode) (node_cpu_seconds_total{${exporter},mode="idle"})`,
      },
      {
        record: 'instance:node_memory_utilisation:ratio',
        expr: `1 - node_memory_MemAvailable_bytes{${exporter}} / node_memory_MemTotal_bytes{${exporter}}`,
      },
      { record: 'instance:node_vmstat_pgmajfault:rate5m', expr: rate('node_vmstat_pgmajfault') },
      ...['node_disk_io_time', 'node_disk_io_time_weighted'].map((metric) => ({
        record: `instance_device:${metric}_seconds:rate5m`,
        expr: rate(`${metric}_seconds_total`, ',device=~"nvme.+|xvd.+|sd.+|dm-.+|md.+"'),
      })),
      network('receive', 'bytes'),
      network('transmit', 'bytes'),
      network('receive', 'drop'),
      network('transmit', 'drop'),
      ...['bytes', 'drop'].flatMap((what) => ['receive', 'transmit'].map((way) => cards(way, what))),
    ],
  };
};

/** Nodes and clusters as a whole. */
export const cluster = ({ range, job }: PackContext<never>): GroupDefinition => {
  const exporter = job('node-exporter');
  const busy = `sum without (mode) (rate(node_cpu_seconds_total{${exporter},mode!~"idle|iowait|steal"}[${range()}]))`;
  const network = (way: string): RecordDefinition => ({
    record: `instance:node_network_${way}_bytes:rate:sum`,
    expr: `sum by (cluster, instance) (rate(node_network_${way}_bytes_total{${exporter}}[${range()}]))`,
  });
  return {
    name: 'cluster',
    rules: [
      {
        record: 'node_namespace_pod:kube_pod_info:',
        expr: `
          topk by (cluster, namespace, pod) (1, max by (cluster, node, namespace, pod) (kube_pod_info{node!=""}))`,
      },
      {
        record: 'node:node_num_cpu:sum',
        expr: `count by (cluster, node) (max by (cluster, node, cpu) (node_cpu_seconds_total{${exporter},mode="idle"}))`,
      },
      {
        record: ':node_memory_MemAvailable_bytes:sum',
        expr: `sum by (cluster) (node_memory_MemAvailable_bytes{${exporter}})`,
      },
      { record: 'node:node_cpu_utilization:ratio_rate5m', expr: `avg by (cluster, node) (${busy})` },
      { record: 'cluster:node_cpu:ratio_rate5m', expr: `avg by (cluster) (${busy})` },
      { record: 'cluster:node_cpu:ratio', expr: `avg by (cluster) (${busy})` },
      { record: 'instance:node_cpu:ratio', expr: `avg by (cluster, instance) (${busy})` },
      { record: 'cluster:node_cpu:sum_rate5m', expr: `sum by (cluster) (${busy})` },
      { record: 'instance:node_cpu:rate:sum', expr: `sum by (cluster, instance) (${busy})` },
      network('receive'),
      network('transmit'),
    ],
  };
};

/** Kubelets and targets. */
export const kubelets = ({ range, job }: PackContext<never>): GroupDefinition => ({
  name: 'kubelet',
  rules: [
    ...['0.99', '0.9', '0.5'].map((quantile) => ({
      record: 'node_quantile:kubelet_pleg_relist_duration_seconds:histogram_quantile',
      expr: `
        histogram_quantile(${quantile},
          sum by (cluster, instance, node, le) (
            rate(kubelet_pleg_relist_duration_seconds_bucket{${job('kubelet')}}[${range()}])
          )
        )`,
      labels: { quantile },
    })),
    { record: 'count:up1', expr: 'count without (instance, pod, node) (up == 1)' },
    { record: 'count:up0', expr: 'count without (instance, pod, node) (up == 0)' },
  ],
});
