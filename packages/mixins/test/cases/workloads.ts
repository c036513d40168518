import type { PackCases, Series } from '../harness/cases.js';
import { from, HOUR, turns } from '../harness/values.js';

const POD = 'namespace="shop",pod="web-0"';
const CONTAINER = `${POD},container="web"`;
const pod = { namespace: 'shop', pod: 'web-0' };
const container = { ...pod, container: 'web' };
const deployment = { namespace: 'shop', deployment: 'web' };
const statefulset = { namespace: 'shop', statefulset: 'db' };
const daemonset = { namespace: 'shop', daemonset: 'log' };
const horizontalpodautoscaler = { namespace: 'shop', horizontalpodautoscaler: 'web' };
const poddisruptionbudget = { namespace: 'shop', poddisruptionbudget: 'web' };

const waiting = (reason: string, value = 1): Series => ({
  [`kube_pod_container_status_waiting_reason{${CONTAINER},reason="${reason}",instance="a"}`]: value,
});
const of = (kind: string, name: string, values: Readonly<Record<string, Series[string]>>): Series =>
  Object.fromEntries(
    Object.entries(values).map(([metric, value]) => {
      const [bare = metric, labels = ''] = metric.split('|');
      return [`kube_${kind}_${bare}{namespace="shop",${kind}="${name}"${labels === '' ? '' : `,${labels}`}}`, value];
    }),
  );
const sts = (values: Readonly<Record<string, Series[string]>>): Series => of('statefulset', 'db', values);
const deploy = (values: Readonly<Record<string, Series[string]>>): Series => of('deployment', 'web', values);
const daemon = (values: Readonly<Record<string, Series[string]>>): Series => of('daemonset', 'log', values);
const hpa = (values: Readonly<Record<string, Series[string]>>): Series => of('horizontalpodautoscaler', 'web', values);
const pdb = (values: Readonly<Record<string, Series[string]>>): Series => of('poddisruptionbudget', 'web', values);
const job = (values: Readonly<Record<string, Series[string]>>): Series =>
  Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [metric.replace('{', '{namespace="shop",job_name="load",'), value]),
  );
const cronjob = (next: number, suspended: number): Series => ({
  'kube_cronjob_next_schedule_time{namespace="shop",cronjob="report"}': next,
  'kube_cronjob_spec_suspend{namespace="shop",cronjob="report"}': suspended,
});
const notReady = (ready: number, owner: string, phase = 'Running'): Series => ({
  [`kube_pod_status_phase{${POD},phase="${phase}"}`]: 1,
  [`kube_pod_status_phase{${POD},phase="Pending"}`]: 0,
  [`kube_pod_status_ready{${POD},condition="true"}`]: ready,
  [`kube_pod_status_ready{${POD},condition="false"}`]: 1 - ready,
  [`kube_pod_owner{${POD},owner_kind="${owner}",owner_name="web"}`]: 1,
});

const killed = (restarts: number, reason: string): Series => ({
  [`kube_pod_container_status_restarts_total{${CONTAINER}}`]: from(2000, restarts, 3),
  [`kube_pod_container_status_last_terminated_reason{${CONTAINER},reason="${reason}"}`]: 1,
});

const revisions = (updated: Series[string]): Series =>
  sts({
    'status_current_revision|revision="a"': 1,
    'status_update_revision|revision="b"': 1,
    status_replicas_updated: updated,
  });

const inactive = (is: number, replicas: number): Series =>
  hpa({
    'status_condition|condition="ScalingActive",status="false"': is,
    'status_condition|condition="ScalingActive",status="true"': 1 - is,
    'status_condition|condition="ScalingLimited",status="false"': 1,
    status_desired_replicas: replicas,
  });

export const cases: PackCases = {
  records: {},
  alerts: {
    KubePodCrashLooping: {
      // Between two restarts the container runs for a moment.
      fires: {
        [`kube_pod_container_status_waiting_reason{${CONTAINER},reason="CrashLoopBackOff"}`]: turns(120, 1, 1, 0),
      },
      silent: { ...waiting('CrashLoopBackOff', 0), ...waiting('ContainerCreating') },
      labels: container,
    },
    KubePodNotReady: [
      { fires: notReady(0, 'ReplicaSet'), silent: notReady(1, 'ReplicaSet'), labels: pod },
      // A job's pod is judged by its job.
      { fires: notReady(0, 'StatefulSet'), silent: notReady(0, 'Job'), labels: pod },
      // It has done what it was for.
      { fires: notReady(0, 'ReplicaSet'), silent: notReady(0, 'ReplicaSet', 'Succeeded'), labels: pod },
    ],
    KubeContainerOomKilled: [
      { fires: killed(4, 'OOMKilled'), silent: killed(3, 'OOMKilled'), labels: container },
      // It started anew for another reason.
      { fires: killed(4, 'OOMKilled'), silent: killed(4, 'Error'), labels: container },
    ],
    KubeImagePullFailing: {
      fires: waiting('ImagePullBackOff'),
      silent: waiting('ContainerCreating'),
      labels: { ...container, reason: 'ImagePullBackOff' },
    },
    KubeContainerWaiting: {
      fires: waiting('CreateContainerConfigError'),
      silent: { ...waiting('ImagePullBackOff'), ...waiting('CrashLoopBackOff') },
      labels: { ...container, reason: 'CreateContainerConfigError' },
    },
    KubePodUnschedulable: {
      fires: { [`kube_pod_status_unschedulable{${POD}}`]: 1 },
      silent: { [`kube_pod_status_unschedulable{${POD}}`]: from(1500, 0, 1) },
      labels: pod,
      at: 2400,
    },
    KubeDeploymentGenerationMismatch: {
      fires: deploy({ status_observed_generation: 4, metadata_generation: 5 }),
      silent: deploy({ status_observed_generation: 5, metadata_generation: 5 }),
      labels: deployment,
    },
    KubeDeploymentReplicasMismatch: [
      {
        fires: deploy({ spec_replicas: 3, status_replicas_available: 2, status_replicas_updated: 3 }),
        silent: deploy({ spec_replicas: 3, status_replicas_available: 3, status_replicas_updated: 3 }),
        labels: deployment,
        value: '3',
      },
      // While a rollout moves, missing replicas are what is meant to be.
      {
        fires: deploy({ spec_replicas: 9, status_replicas_available: 1, status_replicas_updated: 1 }),
        silent: deploy({ spec_replicas: 9, status_replicas_available: 1, status_replicas_updated: turns(360, 1, 2) }),
        labels: deployment,
        value: '9',
      },
    ],
    KubeDeploymentRolloutStuck: {
      fires: deploy({ 'status_condition|condition="Progressing",status="false"': 1 }),
      silent: deploy({
        'status_condition|condition="Progressing",status="false"': 0,
        'status_condition|condition="Progressing",status="true"': 1,
      }),
      labels: deployment,
    },
    KubeStatefulSetGenerationMismatch: {
      fires: sts({ status_observed_generation: 4, metadata_generation: 5 }),
      silent: sts({ status_observed_generation: 5, metadata_generation: 5 }),
      labels: statefulset,
    },
    KubeStatefulSetReplicasMismatch: [
      {
        fires: sts({ replicas: 3, status_replicas_ready: 2, status_replicas_updated: 3 }),
        silent: sts({ replicas: 3, status_replicas_ready: 3, status_replicas_updated: 3 }),
        labels: statefulset,
        value: '3',
      },
      {
        fires: sts({ replicas: 3, status_replicas_ready: 2, status_replicas_updated: 3 }),
        silent: sts({ replicas: 3, status_replicas_ready: 2, status_replicas_updated: turns(360, 1, 2) }),
        labels: statefulset,
        value: '3',
      },
    ],
    KubeStatefulSetUpdateNotRolledOut: [
      {
        fires: sts({
          'status_current_revision|revision="a"': 1,
          'status_update_revision|revision="b"': 1,
          status_replicas_updated: 1,
        }),
        silent: sts({
          'status_current_revision|revision="b"': 1,
          'status_update_revision|revision="b"': 1,
          status_replicas_updated: 3,
        }),
        labels: statefulset,
      },
      {
        fires: revisions(1),
        silent: revisions(turns(360, 1, 2)),
        labels: statefulset,
      },
    ],
    KubeDaemonSetRolloutStuck: [
      {
        fires: daemon({
          status_desired_number_scheduled: 4,
          status_number_available: 3,
          status_updated_number_scheduled: 4,
        }),
        silent: daemon({
          status_desired_number_scheduled: 4,
          status_number_available: 4,
          status_updated_number_scheduled: 4,
        }),
        labels: daemonset,
        value: '4',
      },
      {
        fires: daemon({
          status_desired_number_scheduled: 4,
          status_number_available: 3,
          status_updated_number_scheduled: 4,
        }),
        silent: daemon({
          status_desired_number_scheduled: 4,
          status_number_available: 3,
          status_updated_number_scheduled: turns(360, 1, 2),
        }),
        labels: daemonset,
        value: '4',
      },
    ],
    KubeDaemonSetNotScheduled: {
      fires: daemon({ status_desired_number_scheduled: 4, status_current_number_scheduled: 2 }),
      silent: daemon({ status_desired_number_scheduled: 4, status_current_number_scheduled: 4 }),
      labels: daemonset,
      value: '2',
    },
    KubeDaemonSetMisScheduled: {
      fires: daemon({ status_number_misscheduled: 1 }),
      silent: daemon({ status_number_misscheduled: 0 }),
      labels: daemonset,
      value: '1',
    },
    KubeJobNotCompleted: {
      fires: job({ 'kube_job_status_start_time{}': 0, 'kube_job_status_active{}': 1 }),
      silent: job({ 'kube_job_status_start_time{}': 0, 'kube_job_status_active{}': 0 }),
      labels: { namespace: 'shop', job_name: 'load' },
      value: '13h 0m 0s',
      at: 13 * HOUR,
    },
    KubeJobFailed: {
      fires: job({ 'kube_job_failed{condition="true"}': 1 }),
      silent: job({ 'kube_job_failed{condition="true"}': 0, 'kube_job_failed{condition="false"}': 1 }),
      labels: { namespace: 'shop', job_name: 'load' },
    },
    KubeCronJobLate: {
      fires: cronjob(HOUR, 0),
      silent: cronjob(HOUR, 1),
      labels: { namespace: 'shop', cronjob: 'report' },
      value: '2h 0m 0s',
      at: 3 * HOUR,
    },
    KubeHpaReplicasMismatch: {
      fires: hpa({ status_desired_replicas: 5, status_current_replicas: 3 }),
      silent: hpa({ status_desired_replicas: 5, status_current_replicas: turns(600, 3, 4) }),
      labels: horizontalpodautoscaler,
      value: '5',
    },
    KubeHpaMaxedOut: [
      {
        fires: hpa({ status_current_replicas: 10, spec_max_replicas: 10, spec_min_replicas: 2 }),
        silent: hpa({ status_current_replicas: 9, spec_max_replicas: 10, spec_min_replicas: 2 }),
        labels: horizontalpodautoscaler,
        value: '10',
      },
      // A fixed number of replicas is no lack of room.
      {
        fires: hpa({ status_current_replicas: 3, spec_max_replicas: 3, spec_min_replicas: 2 }),
        silent: hpa({ status_current_replicas: 3, spec_max_replicas: 3, spec_min_replicas: 3 }),
        labels: horizontalpodautoscaler,
        value: '3',
      },
    ],
    KubeHpaInactive: [
      { fires: inactive(1, 3), silent: inactive(0, 3), labels: horizontalpodautoscaler },
      // Scaled to nothing by hand: the autoscaler rests, as it should.
      { fires: inactive(1, 3), silent: inactive(1, 0), labels: horizontalpodautoscaler },
    ],
    KubePdbNotEnoughHealthyPods: {
      fires: pdb({ status_desired_healthy: 3, status_current_healthy: 1 }),
      silent: pdb({ status_desired_healthy: 3, status_current_healthy: 3 }),
      labels: poddisruptionbudget,
      value: '2',
    },
    KubePdbBlocksDrains: [
      {
        fires: pdb({ status_pod_disruptions_allowed: 0, status_expected_pods: 2 }),
        silent: pdb({ status_pod_disruptions_allowed: 1, status_expected_pods: 2 }),
        labels: poddisruptionbudget,
      },
      {
        fires: pdb({ status_pod_disruptions_allowed: 0, status_expected_pods: 2 }),
        silent: pdb({ status_pod_disruptions_allowed: 0, status_expected_pods: 0 }),
        labels: poddisruptionbudget,
      },
    ],
  },
};
