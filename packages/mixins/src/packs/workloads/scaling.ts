import type { GroupDefinition } from '../../definition.js';
import type { WorkloadsContext } from './workloads.js';

const JOB = 'cluster, namespace, job_name';
const CRONJOB = 'cluster, namespace, cronjob';
const HPA = 'cluster, namespace, horizontalpodautoscaler';
const PDB = 'cluster, namespace, poddisruptionbudget';

/** Jobs, autoscalers and disruption budgets. */
export const scaling = ({ range, t }: WorkloadsContext): GroupDefinition => ({
  name: 'scaling',
  rules: [
    {
      alert: 'KubeJobNotCompleted',
      expr: `
        time() - max by (${JOB}) (
          kube_job_status_start_time and on (${JOB}) kube_job_status_active > 0
        ) > ${t.jobDuration}`,
      severity: 'warning',
      summary: 'Job {namespace}/{job_name} of {cluster} takes too long.',
      description: 'Job {namespace}/{job_name} in {cluster} has run for {value:duration}.',
    },
    {
      alert: 'KubeJobFailed',
      expr: `max by (${JOB}) (kube_job_failed{condition="true"}) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Job {namespace}/{job_name} of {cluster} failed.',
      description:
        'Job {namespace}/{job_name} in {cluster} failed and is still there: remove it once it is understood.',
    },
    {
      alert: 'KubeCronJobLate',
      expr: `
        time() - max by (${CRONJOB}) (
          kube_cronjob_next_schedule_time and on (${CRONJOB}) kube_cronjob_spec_suspend == 0
        ) > ${t.cronJobDelay}`,
      severity: 'warning',
      summary: 'Cron job {namespace}/{cronjob} of {cluster} is late.',
      description: 'Cron job {namespace}/{cronjob} in {cluster} should have started {value:duration} ago.',
    },
    {
      alert: 'KubeHpaReplicasMismatch',
      expr: `
        (
          max by (${HPA}) (kube_horizontalpodautoscaler_status_desired_replicas)
          != max by (${HPA}) (kube_horizontalpodautoscaler_status_current_replicas)
        )
        and max by (${HPA}) (changes(kube_horizontalpodautoscaler_status_current_replicas[${range('15m')}])) == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Autoscaler {namespace}/{horizontalpodautoscaler} of {cluster} does not get its replicas.',
      description:
        '{namespace}/{horizontalpodautoscaler} in {cluster} wants {value:number} replicas and has had another number for 15 minutes.',
    },
    {
      alert: 'KubeHpaMaxedOut',
      expr: `
        (
          max by (${HPA}) (kube_horizontalpodautoscaler_status_current_replicas)
          >= max by (${HPA}) (kube_horizontalpodautoscaler_spec_max_replicas)
        )
        and (
          max by (${HPA}) (kube_horizontalpodautoscaler_spec_max_replicas)
          > max by (${HPA}) (kube_horizontalpodautoscaler_spec_min_replicas)
        )`,
      for: '15m',
      severity: 'warning',
      summary: 'Autoscaler {namespace}/{horizontalpodautoscaler} of {cluster} is at its maximum.',
      description:
        '{namespace}/{horizontalpodautoscaler} in {cluster} has had all of its {value:number} replicas for 15 minutes: more load finds no more pods.',
    },
    {
      alert: 'KubeHpaInactive',
      expr: `
        max by (${HPA}) (
          kube_horizontalpodautoscaler_status_condition{condition="ScalingActive",status="false"}
        ) == 1
        and max by (${HPA}) (kube_horizontalpodautoscaler_status_desired_replicas) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Autoscaler {namespace}/{horizontalpodautoscaler} of {cluster} cannot scale.',
      description:
        '{namespace}/{horizontalpodautoscaler} in {cluster} computes no number of replicas: most often its metric cannot be read.',
    },
    {
      alert: 'KubePdbNotEnoughHealthyPods',
      expr: `
        max by (${PDB}) (kube_poddisruptionbudget_status_desired_healthy)
        - max by (${PDB}) (kube_poddisruptionbudget_status_current_healthy) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Disruption budget {namespace}/{poddisruptionbudget} of {cluster} is violated.',
      description: '{namespace}/{poddisruptionbudget} in {cluster} lacks {value:number} healthy pods.',
    },
    {
      alert: 'KubePdbBlocksDrains',
      expr: `
        max by (${PDB}) (kube_poddisruptionbudget_status_pod_disruptions_allowed) == 0
        and max by (${PDB}) (kube_poddisruptionbudget_status_expected_pods) > 0`,
      for: '1h',
      severity: 'info',
      summary: 'Disruption budget {namespace}/{poddisruptionbudget} of {cluster} lets no pod go.',
      description:
        'For an hour {namespace}/{poddisruptionbudget} in {cluster} has allowed no eviction: nodes with its pods cannot be drained or replaced.',
    },
  ],
});
