import type { GroupDefinition, RecordDefinition } from '../../definition.js';

const POD = 'cluster, namespace, pod';
const RECORD = 'namespace_workload_pod:kube_pod_owner:relabel';

/** The workload by the label `workload`, whatever label had it. */
const named = (vector: string, label: string): string =>
  `max by (${POD}, workload) (label_replace(${vector}, "workload", "$1", "${label}", "(.+)"))`;

/** How kube-state-metrics writes that there is no owner: differently from one version to the next. */
const NOBODY = '|<none>';

const owner = (kind: string): string => `kube_pod_owner{owner_kind=~"${kind}"}`;

/** Which workload a pod belongs to: a deployment rather than its replica set, a cron job rather than its job. */
export const owners = (): GroupDefinition => {
  const record = (type: string, expr: string): RecordDefinition => ({
    record: RECORD,
    expr,
    labels: { workload_type: type },
  });
  const through = (kind: string, label: string, metric: string): string => `
    max by (${POD}, ${label}) (label_replace(${owner(kind)}, "${label}", "$1", "owner_name", "(.+)"))
    * on (cluster, namespace, ${label}) group_left (owner_name)
    topk by (cluster, namespace, ${label}) (1, max by (cluster, namespace, ${label}, owner_name) (${metric}))`;
  return {
    name: 'pod_owner',
    rules: [
      record(
        'deployment',
        named(through('ReplicaSet', 'replicaset', 'kube_replicaset_owner{owner_kind="Deployment"}'), 'owner_name'),
      ),
      record(
        'replicaset',
        named(through('ReplicaSet', 'replicaset', `kube_replicaset_owner{owner_kind=~"${NOBODY}"}`), 'replicaset'),
      ),
      record('daemonset', named(owner('DaemonSet'), 'owner_name')),
      record('statefulset', named(owner('StatefulSet'), 'owner_name')),
      record('job', named(owner('Job'), 'owner_name')),
      // A pod that nobody owns is its own workload.
      record('barepod', named(owner(NOBODY), 'pod')),
      record('staticpod', named(owner('Node'), 'pod')),
      record(
        'other',
        named(`kube_pod_owner{owner_kind!~"${NOBODY}|ReplicaSet|DaemonSet|StatefulSet|Job|Node"}`, 'owner_name'),
      ),
    ],
  };
};
