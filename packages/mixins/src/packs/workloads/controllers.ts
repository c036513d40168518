import type { GroupDefinition } from '../../definition.js';
import type { WorkloadsContext } from './workloads.js';

const DEPLOYMENT = 'cluster, namespace, deployment';
const STATEFULSET = 'cluster, namespace, statefulset';
const DAEMONSET = 'cluster, namespace, daemonset';

/** Deployments, stateful sets and daemon sets: what is asked for against what there is. */
export const controllers = ({ range }: WorkloadsContext): GroupDefinition => ({
  name: 'controllers',
  rules: [
    {
      alert: 'KubeDeploymentGenerationMismatch',
      expr: `
        max by (${DEPLOYMENT}) (kube_deployment_status_observed_generation)
        != max by (${DEPLOYMENT}) (kube_deployment_metadata_generation)`,
      for: '15m',
      severity: 'warning',
      summary: 'A change of deployment {namespace}/{deployment} in {cluster} is not taken up.',
      description:
        'The deployment controller of {cluster} has not looked at the newest version of {namespace}/{deployment} for 15 minutes.',
    },
    {
      alert: 'KubeDeploymentReplicasMismatch',
      expr: `
        (
          max by (${DEPLOYMENT}) (kube_deployment_spec_replicas)
          > max by (${DEPLOYMENT}) (kube_deployment_status_replicas_available)
        )
        and max by (${DEPLOYMENT}) (changes(kube_deployment_status_replicas_updated[${range('10m')}])) == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Deployment {namespace}/{deployment} of {cluster} lacks replicas.',
      description:
        'Of {value:number} replicas that {namespace}/{deployment} in {cluster} should have, fewer are available, and no rollout moves.',
    },
    {
      alert: 'KubeDeploymentRolloutStuck',
      expr: `
        max by (${DEPLOYMENT}) (kube_deployment_status_condition{condition="Progressing",status="false"}) == 1`,
      for: '15m',
      severity: 'warning',
      summary: 'The rollout of {namespace}/{deployment} in {cluster} is stuck.',
      description: 'Deployment {namespace}/{deployment} in {cluster} has passed its progress deadline.',
    },
    {
      alert: 'KubeStatefulSetGenerationMismatch',
      expr: `
        max by (${STATEFULSET}) (kube_statefulset_status_observed_generation)
        != max by (${STATEFULSET}) (kube_statefulset_metadata_generation)`,
      for: '15m',
      severity: 'warning',
      summary: 'A change of stateful set {namespace}/{statefulset} in {cluster} is not taken up.',
      description:
        'The stateful set controller of {cluster} has not looked at the newest version of {namespace}/{statefulset} for 15 minutes.',
    },
    {
      alert: 'KubeStatefulSetReplicasMismatch',
      expr: `
        (
          max by (${STATEFULSET}) (kube_statefulset_replicas)
          > max by (${STATEFULSET}) (kube_statefulset_status_replicas_ready)
        )
        and max by (${STATEFULSET}) (changes(kube_statefulset_status_replicas_updated[${range('10m')}])) == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Stateful set {namespace}/{statefulset} of {cluster} lacks replicas.',
      description:
        'Of {value:number} replicas that {namespace}/{statefulset} in {cluster} should have, fewer are ready, and no rollout moves.',
    },
    {
      alert: 'KubeStatefulSetUpdateNotRolledOut',
      expr: `
        max by (${STATEFULSET}) (
          max by (${STATEFULSET}, revision) (kube_statefulset_status_current_revision)
          unless max by (${STATEFULSET}, revision) (kube_statefulset_status_update_revision)
        )
        and max by (${STATEFULSET}) (changes(kube_statefulset_status_replicas_updated[${range('10m')}])) == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'The rollout of {namespace}/{statefulset} in {cluster} is stuck.',
      description:
        'Stateful set {namespace}/{statefulset} in {cluster} runs two revisions, and for 15 minutes no pod has moved to the newer one.',
    },
    {
      alert: 'KubeDaemonSetRolloutStuck',
      expr: `
        (
          max by (${DAEMONSET}) (kube_daemonset_status_desired_number_scheduled)
          > max by (${DAEMONSET}) (kube_daemonset_status_number_available)
        )
        and max by (${DAEMONSET}) (changes(kube_daemonset_status_updated_number_scheduled[${range('10m')}])) == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Daemon set {namespace}/{daemonset} of {cluster} lacks pods.',
      description:
        'Of {value:number} pods that {namespace}/{daemonset} in {cluster} should have, fewer are available, and no rollout moves.',
    },
    {
      alert: 'KubeDaemonSetNotScheduled',
      expr: `
        max by (${DAEMONSET}) (kube_daemonset_status_desired_number_scheduled)
        - max by (${DAEMONSET}) (kube_daemonset_status_current_number_scheduled) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Daemon set {namespace}/{daemonset} of {cluster} is missing on nodes.',
      description: '{value:number} nodes of {cluster} have no pod of {namespace}/{daemonset}.',
    },
    {
      alert: 'KubeDaemonSetMisScheduled',
      expr: `max by (${DAEMONSET}) (kube_daemonset_status_number_misscheduled) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Daemon set {namespace}/{daemonset} of {cluster} runs where it should not.',
      description: '{value:number} pods of {namespace}/{daemonset} in {cluster} run on nodes that it does not select.',
    },
  ],
});
