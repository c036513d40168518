import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { rate } from '../harness/values.js';

const POD = 'namespace="shop",pod="web-0"';
const CONTAINER = `${POD},container="web"`;
const container = { namespace: 'shop', pod: 'web-0', container: 'web' };
const CADVISOR = `job="cadvisor",${CONTAINER},image="web:1"`;

/** The pod's sandbox, and the pod as a whole, which are no containers. */
const around = (metric: string, value: Series[string]): Series => ({
  [`${metric}{job="cadvisor",${POD},container="",image=""}`]: value,
  [`${metric}{job="cadvisor",${POD},container="web",image=""}`]: value,
});
const throttled = (periods: number): Series => ({
  [`container_cpu_cfs_throttled_periods_total{${CADVISOR}}`]: rate(periods),
  [`container_cpu_cfs_periods_total{${CADVISOR}}`]: rate(10),
});
const memory = (kind: string, used: number): Series => ({
  [`container_memory_working_set_bytes{${CADVISOR}}`]: used,
  [`kube_pod_container_resource_${kind}{${CONTAINER},resource="memory",unit="byte",node="n1"}`]: 1000,
  [`kube_pod_container_resource_${kind}{${CONTAINER},resource="ephemeral_storage",unit="byte",node="n1"}`]: 90_000,
});
/** Three nodes of 4, or as many as are given. */
const asks = (resource: string, much: number, nodes = 3): Series => ({
  [`kube_pod_container_resource_requests{${CONTAINER},resource="${resource}",node="n1"}`]: much,
  [`kube_pod_container_resource_requests{namespace="shop",pod="old",container="web",resource="${resource}"}`]: 99,
  [`kube_pod_container_resource_requests{${CONTAINER},resource="ephemeral_storage",node="n1"}`]: 900,
  'kube_node_status_allocatable{node="n0",resource="ephemeral_storage"}': 9000,
  [`kube_pod_status_phase{${POD},phase="Running"}`]: 1,
  [`kube_pod_status_phase{namespace="shop",pod="old",phase="Succeeded"}`]: 1,
  [`kube_pod_status_phase{namespace="shop",pod="old",phase="Running"}`]: 0,
  ...(Object.fromEntries(
    Array.from({ length: nodes }, (_, index) => [
      `kube_node_status_allocatable{node="n${index}",resource="${resource}"}`,
      4,
    ]),
  ) as Series),
});
const overcommit = (resource: string, value: string): readonly AlertCase[] => [
  { fires: asks(resource, 9.5), silent: asks(resource, 7.5), value },
  // A single node is no cluster that could lose one.
  { fires: asks(resource, 9.5), silent: asks(resource, 3, 1), value },
];

export const cases: PackCases = {
  records: {},
  alerts: {
    CPUThrottlingHigh: {
      fires: throttled(4),
      silent: {
        ...throttled(2),
        [`container_cpu_cfs_throttled_periods_total{job="cadvisor",${POD},container=""}`]: rate(9),
        [`container_cpu_cfs_periods_total{job="cadvisor",${POD},container=""}`]: rate(10),
      },
      labels: container,
      value: '40%',
    },
    KubeContainerMemoryNearLimit: {
      fires: memory('limits', 950),
      silent: { ...memory('limits', 850), ...around('container_memory_working_set_bytes', 990) },
      labels: container,
      value: '95%',
    },
    KubeContainerMemoryOverRequest: {
      fires: memory('requests', 2500),
      silent: { ...memory('requests', 1500), ...around('container_memory_working_set_bytes', 9000) },
      labels: container,
      value: '150%',
    },
    KubeCPUOvercommit: overcommit('cpu', '1.50'),
    KubeMemoryOvercommit: overcommit('memory', '1.5'),
  },
};
