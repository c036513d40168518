import type { GroupDefinition, RecordDefinition } from '../../definition.js';
import type { PackContext } from '../../rule-pack.js';

const POD = 'cluster, namespace, pod';
/** The node of a pod. One, should kube-state-metrics report two for a moment. */
const NODE_OF_POD = `
  on (${POD}) group_left (node)
  topk by (${POD}) (1, max by (${POD}, node) (kube_pod_info{node!=""}))`;
const ACTIVE = `
  on (${POD}) group_left ()
  max by (${POD}) (kube_pod_status_phase{phase=~"Pending|Running"} == 1)`;

/** Use of containers, with the node that they run on. */
export const use = ({ range, job }: PackContext<never>): GroupDefinition => {
  const cadvisor = `${job('cadvisor')},image!=""`;
  const memory = (kind: string): RecordDefinition => ({
    record: `node_namespace_pod_container:container_memory_${kind}`,
    expr: `max by (${POD}, container) (container_memory_${kind}{${cadvisor}}) * ${NODE_OF_POD}`,
  });
  return {
    name: 'container_use',
    rules: [
      ...(['rate', 'irate'] as const).map((kind) => ({
        record: `node_namespace_pod_container:container_cpu_usage_seconds_total:sum_${kind === 'rate' ? 'rate5m' : kind}`,
        expr: `
          sum by (${POD}, container) (${kind}(container_cpu_usage_seconds_total{${cadvisor}}[${range()}]))
          * ${NODE_OF_POD}`,
      })),
      ...['working_set_bytes', 'rss', 'cache', 'swap'].map(memory),
    ],
  };
};

/** Requests and limits of pods that are, or will be, on a node, and their sums by namespace. */
export const resources = (): GroupDefinition => ({
  name: 'container_resources',
  rules: (['requests', 'limits'] as const).flatMap((kind) =>
    (['memory', 'cpu'] as const).flatMap((resource): RecordDefinition[] => {
      const metric = `kube_pod_container_resource_${kind}`;
      return [
        {
          record: `cluster:namespace:pod_${resource}:active:${metric}`,
          expr: `max by (${POD}, container, resource, node, unit) (${metric}{resource="${resource}"}) * ${ACTIVE}`,
        },
        {
          record: `namespace_${resource}:${metric}:sum`,
          expr: `
            sum by (cluster, namespace) (
              sum by (${POD}) (max by (${POD}, container) (${metric}{resource="${resource}"})) * ${ACTIVE}
            )`,
        },
      ];
    }),
  ),
});
