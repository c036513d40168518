import { counter, type Exporter, gauge } from '../exporter.js';
import { FARGATE, NODE, ON_FARGATE, POD } from './places.js';

const OTHER_OWNERS = [
  ['ReplicaSet', 'alone'],
  ['DaemonSet', 'logs'],
  ['Job', 'report'],
  ['', ''],
  ['Node', NODE],
  ['Workflow', 'build'],
] as const;

/** As written down on 2026-11-21: see `Exporter`. */
export const KUBE_STATE_METRICS: readonly Exporter[] = [
  {
    of: 'kube-state-metrics',
    job: 'kube-state-metrics',
    target: { instance: '10.0.1.30:8080', namespace: 'kube-system', pod: 'kube-state-metrics-0', node: NODE },
    series: [
      ...[NODE, FARGATE].flatMap((node) => [
        gauge('kube_node_info', `node="${node}",kubelet_version="v1.33.4-eks-1"`),
        gauge('kube_node_created', `node="${node}"`, 1_790_000_000),
        ...(['Ready', 'MemoryPressure'] as const).flatMap((condition) =>
          ['true', 'false', 'unknown'].map((status) =>
            gauge(
              'kube_node_status_condition',
              `node="${node}",condition="${condition}",status="${status}"`,
              Number((condition === 'Ready') === (status === 'true')),
            ),
          ),
        ),
        ...(
          [
            ['cpu', 'core', 4],
            ['memory', 'byte', 16e9],
            ['pods', 'integer', 58],
          ] as const
        ).flatMap(([resource, unit, value]) =>
          ['allocatable', 'capacity'].map((kind) =>
            gauge(`kube_node_status_${kind}`, `node="${node}",resource="${resource}",unit="${unit}"`, value),
          ),
        ),
      ]),
      ...(
        [
          [POD, NODE],
          [ON_FARGATE, FARGATE],
        ] as const
      ).flatMap(([pod, node]) => [
        gauge('kube_pod_info', `${pod},node="${node}",host_ip="10.0.1.10",pod_ip="10.0.1.20"`),
        ...['Pending', 'Running', 'Failed', 'Succeeded', 'Unknown'].map((phase) =>
          gauge('kube_pod_status_phase', `${pod},phase="${phase}"`, Number(phase === 'Running')),
        ),
        gauge('kube_pod_status_ready', `${pod},condition="true"`),
        counter('kube_pod_container_status_restarts_total', `${pod},container="app"`, 0.01),
        gauge('kube_pod_container_status_waiting_reason', `${pod},container="app",reason="CrashLoopBackOff"`, 0),
        ...['requests', 'limits'].flatMap((kind) => [
          gauge(
            `kube_pod_container_resource_${kind}`,
            `${pod},container="app",node="${node}",resource="cpu",unit="core"`,
            0.5,
          ),
          gauge(
            `kube_pod_container_resource_${kind}`,
            `${pod},container="app",node="${node}",resource="memory",unit="byte"`,
            1e8,
          ),
        ]),
      ]),
      gauge('kube_pod_owner', `${POD},owner_kind="ReplicaSet",owner_name="checkout-6d5f9",owner_is_controller="true"`),
      gauge('kube_pod_owner', `${ON_FARGATE},owner_kind="StatefulSet",owner_name="mail",owner_is_controller="true"`),
      // Pods of every other kind of owner, of whom nothing else is known.
      ...OTHER_OWNERS.map(([kind, name]) =>
        gauge('kube_pod_owner', `namespace="kinds",pod="of-${kind}",owner_kind="${kind}",owner_name="${name}"`),
      ),
      gauge('kube_replicaset_owner', 'namespace="kinds",replicaset="alone",owner_kind="",owner_name=""'),
      gauge(
        'kube_replicaset_owner',
        'namespace="shop",replicaset="checkout-6d5f9",owner_kind="Deployment",owner_name="checkout",owner_is_controller="true"',
      ),
      gauge('kube_deployment_spec_replicas', 'namespace="shop",deployment="checkout"', 2),
      gauge('kube_deployment_status_replicas_available', 'namespace="shop",deployment="checkout"', 1),
      ...['status_current_replicas', 'status_desired_replicas', 'spec_max_replicas'].map((what) =>
        gauge(`kube_horizontalpodautoscaler_${what}`, 'namespace="shop",horizontalpodautoscaler="checkout"', 2),
      ),
      gauge('kube_resourcequota', 'namespace="shop",resourcequota="team",resource="pods",type="used"', 5),
      gauge('kube_resourcequota', 'namespace="shop",resourcequota="team",resource="pods",type="hard"', 10),
      ...['Bound', 'Pending', 'Lost'].map((phase) =>
        gauge(
          'kube_persistentvolumeclaim_status_phase',
          `namespace="shop",persistentvolumeclaim="data-0",phase="${phase}"`,
          Number(phase === 'Bound'),
        ),
      ),
      gauge('kube_persistentvolume_capacity_bytes', 'persistentvolume="pv-1"', 20 * 2 ** 30),
      gauge('kube_persistentvolume_status_phase', 'persistentvolume="pv-1",phase="Bound"'),
    ],
  },
];
