import { definePack } from '../rule-pack.js';
import { ratio } from '../threshold.js';

const POD = 'cluster, namespace, pod';
const CONTAINER = `${POD}, container`;

const THRESHOLDS = {
  /** Share of a container's periods in which it was throttled: ratio, 0 to 1. @default 0.25 */
  throttled: ratio(0.25),
  /** Share of a container's memory limit in use: ratio, 0 to 1. @default 0.9 */
  memoryOfLimit: ratio(0.9),
  /** Share of a container's memory request that it uses beyond it: ratio, 0 to 10. @default 1 */
  memoryOverRequest: { ...ratio(1), max: 10 },
};

/** What pods that are on a node, or will be, ask for in a cluster. */
const requested = (resource: string): string => `
  sum by (cluster) (
    sum by (${POD}) (max by (${CONTAINER}) (kube_pod_container_resource_requests{resource="${resource}"}))
    * on (${POD}) group_left () max by (${POD}) (kube_pod_status_phase{phase=~"Pending|Running"} == 1)
  )`;
const allocatable = (resource: string): string =>
  `max by (cluster, node) (kube_node_status_allocatable{resource="${resource}"})`;

/** More than all nodes but the largest have: with one node, there is nothing to fall back on anyway. */
const overcommit = (resource: string): string => `
  ${requested(resource)} - (sum by (cluster) (${allocatable(resource)}) - max by (cluster) (${allocatable(resource)})) > 0
  and count by (cluster) (${allocatable(resource)}) > 1`;

/** What containers use against what they asked for. Reads cAdvisor and kube-state-metrics. */
export const resources = definePack({
  name: 'resources',
  thresholds: THRESHOLDS,
  groups: ({ t, range, job }) => {
    const used = `max by (${CONTAINER}) (container_memory_working_set_bytes{${job('cadvisor')},container!="",image!=""})`;
    const of = (kind: string): string =>
      `max by (${CONTAINER}) (kube_pod_container_resource_${kind}{resource="memory"})`;
    return [
      {
        name: 'containers',
        rules: [
          {
            alert: 'CPUThrottlingHigh',
            expr: `
              sum by (${CONTAINER}) (increase(container_cpu_cfs_throttled_periods_total{${job('cadvisor')},container!=""}[${range()}]))
              / sum by (${CONTAINER}) (increase(container_cpu_cfs_periods_total{${job('cadvisor')},container!=""}[${range()}]))
              > ${t.throttled}`,
            for: '15m',
            severity: 'info',
            summary: 'Container {container} of {namespace}/{pod} in {cluster} is throttled.',
            description:
              '{container} of {namespace}/{pod} in {cluster} waits for its CPU limit in {value:percent} of its periods.',
          },
          {
            alert: 'KubeContainerMemoryNearLimit',
            expr: `${used} / ${of('limits')} > ${t.memoryOfLimit}`,
            for: '15m',
            severity: 'warning',
            summary: 'Container {container} of {namespace}/{pod} in {cluster} is near its memory limit.',
            description:
              '{container} of {namespace}/{pod} in {cluster} uses {value:percent} of its memory limit. At all of it, it is killed.',
          },
          {
            alert: 'KubeContainerMemoryOverRequest',
            expr: `(${used} - ${of('requests')}) / ${of('requests')} > ${t.memoryOverRequest}`,
            for: '1h',
            severity: 'info',
            summary: 'Container {container} of {namespace}/{pod} in {cluster} uses far more memory than it asked for.',
            description:
              '{container} of {namespace}/{pod} in {cluster} uses {value:percent} more than its request: it goes first when its node is short.',
          },
        ],
      },
      {
        name: 'overcommit',
        rules: [
          {
            alert: 'KubeCPUOvercommit',
            expr: overcommit('cpu'),
            for: '10m',
            severity: 'info',
            summary: '{cluster} could not lose a node without lacking CPU.',
            description:
              'Pods of {cluster} ask for {value:decimal} cores more than its nodes have without the largest of them.',
          },
          {
            alert: 'KubeMemoryOvercommit',
            expr: overcommit('memory'),
            for: '10m',
            severity: 'info',
            summary: '{cluster} could not lose a node without lacking memory.',
            description:
              'Pods of {cluster} ask for {value:bytes} more than its nodes have without the largest of them.',
          },
        ],
      },
    ];
  },
});
