import type { GroupDefinition } from '../../definition.js';
import type { KubeletContext } from './kubelet.js';

const NODE = 'cluster, node';

/** What the control plane thinks of nodes. */
export const nodesState = ({ t, range, job }: KubeletContext): GroupDefinition => {
  // A node that is being taken out is expected to go.
  const inService = `and on (${NODE}) max by (${NODE}) (kube_node_spec_unschedulable) == 0`;
  return {
    name: 'nodes',
    rules: [
      {
        alert: 'KubeNodeNotReady',
        expr: `max by (${NODE}) (kube_node_status_condition{condition="Ready",status="true"}) == 0 ${inService}`,
        for: '15m',
        severity: 'critical',
        summary: 'Node {node} of {cluster} is not ready.',
        description: '{node} of {cluster} has not been ready for 15 minutes. Its pods are given up or do not answer.',
      },
      {
        alert: 'KubeNodeUnreachable',
        expr: `
          max by (${NODE}) (kube_node_spec_taint{key="node.kubernetes.io/unreachable",effect="NoSchedule"}) == 1
          unless on (${NODE})
          kube_node_spec_taint{key=~"karpenter.sh/disrupted|ToBeDeletedByClusterAutoscaler|aws-node-termination-handler/.+"}`,
        for: '15m',
        severity: 'warning',
        summary: 'Node {node} of {cluster} does not answer.',
        description: 'The control plane of {cluster} hears nothing from {node}, and nobody is taking it out.',
      },
      {
        alert: 'KubeNodePressure',
        expr: `
          max by (${NODE}, condition) (
            kube_node_status_condition{condition=~"MemoryPressure|DiskPressure|PIDPressure",status="true"}
          ) == 1 ${inService}`,
        for: '10m',
        severity: 'warning',
        summary: 'Node {node} of {cluster} is under pressure.',
        description: '{node} of {cluster} reports {condition}: it takes no more pods and evicts those that it has.',
      },
      {
        alert: 'KubeNodeReadinessFlapping',
        expr: `
          sum by (${NODE}) (
            changes(kube_node_status_condition{condition="Ready",status="true"}[${range('15m')}])
          ) > ${t.readinessChanges} ${inService}`,
        for: '15m',
        severity: 'warning',
        summary: 'Node {node} of {cluster} is ready now and then.',
        description: '{node} of {cluster} goes from ready to not ready and back: pods on it are moved to and fro.',
      },
      {
        alert: 'KubeNodeEviction',
        expr: `
          sum by (${NODE}, eviction_signal) (rate(kubelet_evictions{${job('kubelet')}}[${range('15m')}])) > 0`,
        severity: 'info',
        summary: 'Node {node} of {cluster} evicts pods.',
        description: 'Kubelet of {node} in {cluster} evicts pods because of {eviction_signal}.',
      },
      {
        alert: 'KubeletTooManyPods',
        // A node of Fargate takes one pod, and has it.
        expr: `
          count by (${NODE}) (
            max by (cluster, namespace, pod) (kube_pod_status_phase{phase="Running"} == 1)
            * on (cluster, namespace, pod) group_left (node)
            topk by (cluster, namespace, pod) (1, max by (cluster, namespace, pod, node) (kube_pod_info{node!=""}))
          )
          / max by (${NODE}) (kube_node_status_allocatable{resource="pods",node!~"fargate-.+"}) > ${t.pods}`,
        for: '15m',
        severity: 'info',
        summary: 'Node {node} of {cluster} is full of pods.',
        description:
          '{value:percent} of the pods that {node} of {cluster} takes are there, whatever room its processors have.',
      },
    ],
  };
};
