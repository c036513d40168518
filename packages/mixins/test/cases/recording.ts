import type { PackCases, RecordCase, Series } from '../harness/cases.js';
import { rate } from '../harness/values.js';

const CADVISOR = 'job="cadvisor",namespace="shop",pod="web-0",container="web",image="web:1",instance="n1"';
const POD = 'namespace="shop",pod="web-0"';
const NODE = 'job="node-exporter",instance="n1",node="n1"';
const onNode: Series = {
  [`kube_pod_info{${POD},node="n1",uid="1"}`]: 1,
  [`kube_pod_info{${POD},node="n2",uid="2"}`]: 1,
};
const CONTAINER_ON_NODE = `{${POD},container="web",node="n1"}`;

const cpuUse: RecordCase = {
  series: {
    [`container_cpu_usage_seconds_total{${CADVISOR},cpu="0"}`]: rate(0.25),
    [`container_cpu_usage_seconds_total{${CADVISOR},cpu="1"}`]: rate(0.5),
    // The pod's sandbox, which has no image, and another job with metrics of the same name.
    [`container_cpu_usage_seconds_total{job="cadvisor",${POD},image=""}`]: rate(9),
    [`container_cpu_usage_seconds_total{job="kubelet",${POD},container="web",image="web:1"}`]: rate(9),
    [`kube_pod_info{${POD},node="n1"}`]: 1,
  },
  gives: { [CONTAINER_ON_NODE]: 0.75 },
};
const memory = (kind: string): RecordCase => ({
  series: {
    [`container_memory_${kind}{${CADVISOR}}`]: 512,
    [`container_memory_${kind}{job="cadvisor",${POD},image=""}`]: 1024,
    [`kube_pod_info{${POD},node="n1"}`]: 1,
  },
  gives: { [CONTAINER_ON_NODE]: 512 },
});
const RESOURCE = (resource: string, pod: string, container: string): string =>
  `namespace="shop",pod="${pod}",container="${container}",node="n1",resource="${resource}",unit="u"`;
const resources = (kind: string, resource: string): Series => ({
  [`kube_pod_container_resource_${kind}{${RESOURCE(resource, 'web-0', 'web')},instance="a"}`]: 2,
  [`kube_pod_container_resource_${kind}{${RESOURCE(resource, 'web-0', 'proxy')},instance="a"}`]: 0.5,
  // Over and done with: it holds nothing any more.
  [`kube_pod_container_resource_${kind}{${RESOURCE(resource, 'old-0', 'web')},instance="a"}`]: 7,
  [`kube_pod_status_phase{namespace="shop",pod="web-0",phase="Running"}`]: 1,
  [`kube_pod_status_phase{namespace="shop",pod="web-0",phase="Pending"}`]: 0,
  [`kube_pod_status_phase{namespace="shop",pod="old-0",phase="Running"}`]: 0,
  [`kube_pod_status_phase{namespace="shop",pod="old-0",phase="Succeeded"}`]: 1,
});
const active = (kind: string, resource: string): RecordCase => ({
  series: resources(kind, resource),
  gives: {
    [`{${RESOURCE(resource, 'web-0', 'web')}}`]: 2,
    [`{${RESOURCE(resource, 'web-0', 'proxy')}}`]: 0.5,
  },
});
const sum = (kind: string, resource: string): RecordCase => ({
  series: resources(kind, resource),
  gives: { '{namespace="shop"}': 2.5 },
});
const owned = (pod: string, kind: string, name: string): Series => ({
  [`kube_pod_owner{namespace="shop",pod="${pod}",owner_kind="${kind}",owner_name="${name}",owner_is_controller="true"}`]: 1,
});
const workload = (pod: string, type: string, name: string) => ({
  [`{namespace="shop",pod="${pod}",workload="${name}",workload_type="${type}"}`]: 1,
});
const cpu = (cpu: string, mode: string, perSecond: number): Series => ({
  [`node_cpu_seconds_total{${NODE},cpu="${cpu}",mode="${mode}"}`]: rate(perSecond),
});
const cpus: Series = {
  ...cpu('0', 'idle', 0.5),
  ...cpu('0', 'iowait', 0.125),
  ...cpu('0', 'steal', 0.125),
  ...cpu('0', 'user', 0.125),
  ...cpu('0', 'system', 0.125),
  ...cpu('1', 'idle', 0.25),
  ...cpu('1', 'iowait', 0),
  ...cpu('1', 'steal', 0),
  ...cpu('1', 'user', 0.5),
  ...cpu('1', 'system', 0.25),
};
const device = (metric: string, card: string, perSecond: number): Series => ({
  [`${metric}{${NODE},device="${card}"}`]: rate(perSecond),
});
const ON = `{${NODE}}`;
const network = (way: string, what: string): RecordCase => ({
  series: {
    ...device(`node_network_${way}_${what}_total`, 'ens5', 100),
    ...device(`node_network_${way}_${what}_total`, 'ens6', 20),
    ...device(`node_network_${way}_${what}_total`, 'lo', 5000),
  },
  gives: { [ON]: 120 },
});
/** Without the other ends of pods. */
const cards = (way: string, what: string): RecordCase => ({
  series: {
    ...network(way, what).series,
    ...device(`node_network_${way}_${what}_total`, 'eni0a1b2c3d4e5', 700),
    ...device(`node_network_${way}_${what}_total`, 'veth1', 900),
  },
  gives: { [ON]: 120 },
});
const total = (way: string): RecordCase => ({
  series: device(`node_network_${way}_bytes_total`, 'ens5', 100),
  gives: { '{instance="n1"}': 100 },
});
const pleg = (le: string, perSecond: number): Series => ({
  [`kubelet_pleg_relist_duration_seconds_bucket{job="kubelet",instance="n1",node="n1",le="${le}"}`]: rate(perSecond),
});
const up: Series = {
  'up{job="kubelet",instance="n1",node="n1"}': 1,
  'up{job="kubelet",instance="n2",node="n2"}': 1,
  'up{job="kubelet",instance="n3",node="n3"}': 0,
};
const disk = (metric: string): RecordCase => ({
  series: { ...device(metric, 'nvme0n1', 0.5), ...device(metric, 'loop0', 9) },
  gives: { [`{${NODE},device="nvme0n1"}`]: 0.5 },
});

export const cases: PackCases = {
  alerts: {},
  records: {
    'node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m': [
      cpuUse,
      // kube-state-metrics knows two nodes for a moment, while a pod moves: one of them is taken, whichever.
      {
        series: { ...cpuUse.series, ...onNode },
        query: 'sum without (node) (node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m)',
        gives: { [`{${POD},container="web"}`]: 0.75 },
      },
    ],
    'node_namespace_pod_container:container_cpu_usage_seconds_total:sum_irate': cpuUse,
    'node_namespace_pod_container:container_memory_working_set_bytes': memory('working_set_bytes'),
    'node_namespace_pod_container:container_memory_rss': memory('rss'),
    'node_namespace_pod_container:container_memory_cache': memory('cache'),
    'node_namespace_pod_container:container_memory_swap': memory('swap'),
    'cluster:namespace:pod_memory:active:kube_pod_container_resource_requests': active('requests', 'memory'),
    'cluster:namespace:pod_cpu:active:kube_pod_container_resource_requests': active('requests', 'cpu'),
    'cluster:namespace:pod_memory:active:kube_pod_container_resource_limits': active('limits', 'memory'),
    'cluster:namespace:pod_cpu:active:kube_pod_container_resource_limits': active('limits', 'cpu'),
    'namespace_memory:kube_pod_container_resource_requests:sum': sum('requests', 'memory'),
    'namespace_cpu:kube_pod_container_resource_requests:sum': sum('requests', 'cpu'),
    'namespace_memory:kube_pod_container_resource_limits:sum': sum('limits', 'memory'),
    'namespace_cpu:kube_pod_container_resource_limits:sum': sum('limits', 'cpu'),
    'namespace_workload_pod:kube_pod_owner:relabel': {
      series: {
        ...owned('web-1', 'ReplicaSet', 'web-6d'),
        'kube_replicaset_owner{namespace="shop",replicaset="web-6d",owner_kind="Deployment",owner_name="web"}': 1,
        ...owned('alone-1', 'ReplicaSet', 'alone'),
        'kube_replicaset_owner{namespace="shop",replicaset="alone",owner_kind="",owner_name=""}': 1,
        ...owned('log-1', 'DaemonSet', 'log'),
        ...owned('db-0', 'StatefulSet', 'db'),
        ...owned('load-1', 'Job', 'load'),
        ...owned('bare', '', ''),
        ...owned('bare-old', '<none>', '<none>'),
        ...owned('proxy-n1', 'Node', 'n1'),
        ...owned('train-0', 'PyTorchJob', 'train'),
      },
      gives: {
        ...workload('web-1', 'deployment', 'web'),
        ...workload('alone-1', 'replicaset', 'alone'),
        ...workload('log-1', 'daemonset', 'log'),
        ...workload('db-0', 'statefulset', 'db'),
        ...workload('load-1', 'job', 'load'),
        ...workload('bare', 'barepod', 'bare'),
        ...workload('bare-old', 'barepod', 'bare-old'),
        ...workload('proxy-n1', 'staticpod', 'proxy-n1'),
        ...workload('train-0', 'other', 'train'),
      },
    },
    'instance:node_num_cpu:sum': { series: cpus, gives: { [ON]: 2 } },
    'instance:node_cpu_utilisation:rate5m': { series: cpus, gives: { [ON]: 0.5 } },
    'instance:node_load1_per_cpu:ratio': {
      series: { ...cpus, [`node_load1{${NODE}}`]: 3 },
      gives: { [ON]: 1.5 },
    },
    'instance:node_memory_utilisation:ratio': {
      series: { [`node_memory_MemAvailable_bytes{${NODE}}`]: 250, [`node_memory_MemTotal_bytes{${NODE}}`]: 1000 },
      gives: { [ON]: 0.75 },
    },
    'instance:node_vmstat_pgmajfault:rate5m': {
      series: { [`node_vmstat_pgmajfault{${NODE}}`]: rate(3) },
      gives: { [ON]: 3 },
    },
    'instance_device:node_disk_io_time_seconds:rate5m': disk('node_disk_io_time_seconds_total'),
    'instance_device:node_disk_io_time_weighted_seconds:rate5m': disk('node_disk_io_time_weighted_seconds_total'),
    'instance:node_network_receive_bytes_excluding_lo:rate5m': network('receive', 'bytes'),
    'instance:node_network_transmit_bytes_excluding_lo:rate5m': network('transmit', 'bytes'),
    'instance:node_network_receive_drop_excluding_lo:rate5m': network('receive', 'drop'),
    'instance:node_network_transmit_drop_excluding_lo:rate5m': network('transmit', 'drop'),
    'instance:node_network_receive_bytes_physical:rate5m': cards('receive', 'bytes'),
    'instance:node_network_transmit_bytes_physical:rate5m': cards('transmit', 'bytes'),
    'instance:node_network_receive_drop_physical:rate5m': cards('receive', 'drop'),
    'instance:node_network_transmit_drop_physical:rate5m': cards('transmit', 'drop'),
    'node_namespace_pod:kube_pod_info:': {
      series: { [`kube_pod_info{${POD},node="n1",host_ip="10.0.0.1"}`]: 1 },
      gives: { [`{${POD},node="n1"}`]: 1 },
    },
    'node:node_num_cpu:sum': { series: cpus, gives: { '{node="n1"}': 2 } },
    ':node_memory_MemAvailable_bytes:sum': {
      series: {
        [`node_memory_MemAvailable_bytes{${NODE}}`]: 250,
        'node_memory_MemAvailable_bytes{job="node-exporter",node="n2"}': 500,
      },
      gives: { '': 750 },
    },
    'node:node_cpu_utilization:ratio_rate5m': { series: cpus, gives: { '{node="n1"}': 0.5 } },
    'cluster:node_cpu:ratio_rate5m': { series: cpus, gives: { '': 0.5 } },
    'cluster:node_cpu:ratio': { series: cpus, gives: { '': 0.5 } },
    'instance:node_cpu:ratio': { series: cpus, gives: { '{instance="n1"}': 0.5 } },
    'cluster:node_cpu:sum_rate5m': { series: cpus, gives: { '': 1 } },
    'instance:node_cpu:rate:sum': { series: cpus, gives: { '{instance="n1"}': 1 } },
    'instance:node_network_receive_bytes:rate:sum': total('receive'),
    'instance:node_network_transmit_bytes:rate:sum': total('transmit'),
    'node_quantile:kubelet_pleg_relist_duration_seconds:histogram_quantile': {
      series: { ...pleg('1', 0), ...pleg('2', 1), ...pleg('+Inf', 1) },
      gives: {
        '{instance="n1",node="n1",quantile="0.99"}': 1.99,
        '{instance="n1",node="n1",quantile="0.9"}': 1.9,
        '{instance="n1",node="n1",quantile="0.5"}': 1.5,
      },
    },
    'count:up1': { series: up, gives: { '{job="kubelet"}': 2 } },
    'count:up0': { series: up, gives: { '{job="kubelet"}': 1 } },
  },
};
