import { definePack } from '../rule-pack.js';
import { ratio, seconds } from '../threshold.js';

const POD = 'cluster, namespace, pod';

const THRESHOLDS = {
  /** Share of the memory that Fargate gives a pod: ratio, 0 to 1. @default 0.9 */
  memory: ratio(0.9),
  /** Share of the processors that Fargate gives a pod: ratio, 0 to 1. @default 0.9 */
  cpu: ratio(0.9),
  /** Age of a pod after which it should be started anew, to get a patched kernel: seconds, 0 to 31536000. @default 2592000 */
  age: seconds(2_592_000),
};

/** A value of pods on Fargate's nodes, with the label `node`. There is one pod to a node. */
const onFargate = (vector: string): string => `
  ${vector} * on (${POD}) group_left (node)
  topk by (${POD}) (1, max by (${POD}, node) (kube_pod_info{node=~"fargate-.+"}))`;

/** Pods on Fargate, whose node is theirs alone. Reads cAdvisor and kube-state-metrics. */
export const fargate = definePack({
  name: 'fargate',
  thresholds: THRESHOLDS,
  groups: ({ t, range, job }) => {
    const cadvisor = `${job('cadvisor')},container!="",image!=""`;
    const size = (resource: string): string =>
      `max by (cluster, node) (kube_node_status_allocatable{node=~"fargate-.+",resource="${resource}"})`;
    return [
      {
        name: 'pods',
        rules: [
          {
            record: 'cluster:fargate_pods:count',
            expr: 'count by (cluster) (max by (cluster, node) (kube_node_info{node=~"fargate-.+"}))',
          },
          ...['cpu', 'memory'].map((resource) => ({
            record: `cluster:fargate_${resource}_capacity:sum`,
            expr: `
              sum by (cluster) (
                max by (cluster, node) (kube_node_status_capacity{node=~"fargate-.+",resource="${resource}"})
              )`,
          })),
          {
            alert: 'FargateMemoryNearSize',
            expr: `
              (${onFargate(`sum by (${POD}) (container_memory_working_set_bytes{${cadvisor}})`)})
              / on (cluster, node) group_left () ${size('memory')} > ${t.memory}`,
            for: '15m',
            severity: 'warning',
            summary: 'Pod {namespace}/{pod} of {cluster} nearly fills its Fargate memory.',
            description: '{namespace}/{pod} in {cluster} uses {value:percent} of the memory that Fargate gives it.',
          },
          {
            alert: 'FargateCPUNearSize',
            expr: `
              (${onFargate(`sum by (${POD}) (rate(container_cpu_usage_seconds_total{${cadvisor}}[${range()}]))`)})
              / on (cluster, node) group_left () ${size('cpu')} > ${t.cpu}`,
            for: '30m',
            severity: 'info',
            summary: 'Pod {namespace}/{pod} of {cluster} uses all of its Fargate CPU.',
            description: '{namespace}/{pod} in {cluster} uses {value:percent} of the processors that Fargate gives it.',
          },
          {
            alert: 'FargatePodOld',
            expr: `time() - max by (cluster, node) (kube_node_created{node=~"fargate-.+"}) > ${t.age}`,
            severity: 'info',
            summary: 'A pod on Fargate of {cluster} is old.',
            description:
              'The pod on {node} of {cluster} has run for {value:duration}: patches come only with a new one.',
          },
          {
            alert: 'FargateKubeletNotScraped',
            expr: `
              max by (cluster, node) (kube_node_info{node=~"fargate-.+"})
              unless on (cluster, node) up{${job('kubelet')}}
              and on (cluster) count by (cluster) (up{${job('kubelet')}})`,
            for: '15m',
            severity: 'warning',
            summary: 'A Fargate node of {cluster} is not scraped.',
            description: '{node} of {cluster} has no target of the job kubelet: its pod is not watched.',
          },
        ],
      },
    ];
  },
});
