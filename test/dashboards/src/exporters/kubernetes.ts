import { counter, type Exporter, gauge, histogram } from '../exporter.js';
import { NODE, ON_FARGATE, POD } from './places.js';

const REST = counter('rest_client_requests_total', 'code="200",method="GET",host="api"');
const PROCESS = [counter('process_cpu_seconds_total', '', 0.1), gauge('process_resident_memory_bytes', '', 1e8)];

/** As written down on 2026-11-21: see `Exporter`. */
export const KUBERNETES: readonly Exporter[] = [
  {
    of: 'kubelet of Kubernetes, /metrics',
    job: 'kubelet',
    target: { node: NODE, instance: NODE },
    series: [
      gauge('kubelet_running_pods', '', 12),
      gauge('kubelet_running_containers', 'container_state="running"', 20),
      counter('kubelet_runtime_operations_total', 'operation_type="pull_image"'),
      counter('kubelet_runtime_operations_errors_total', 'operation_type="pull_image"', 0.01),
      histogram('kubelet_runtime_operations_duration_seconds', 'operation_type="pull_image"'),
      histogram('kubelet_pod_start_duration_seconds'),
      histogram('kubelet_pod_worker_duration_seconds', 'operation_type="sync"'),
      histogram('kubelet_pleg_relist_duration_seconds'),
      gauge('kubelet_certificate_manager_client_ttl_seconds', '', 1e7),
      counter('kubelet_evictions', 'eviction_signal="memory.available"', 0.01),
      histogram(
        'storage_operation_duration_seconds',
        'operation_name="volume_mount",volume_plugin="ebs",status="success",migrated="false"',
      ),
      ...(['capacity_bytes', 'used_bytes', 'available_bytes', 'inodes', 'inodes_used', 'inodes_free'] as const).map(
        (what, index) =>
          gauge(`kubelet_volume_stats_${what}`, 'namespace="shop",persistentvolumeclaim="data-0"', 1000 - 100 * index),
      ),
      REST,
      ...PROCESS,
    ],
  },
  {
    of: 'cAdvisor of Kubernetes, /metrics/cadvisor',
    job: 'cadvisor',
    target: { node: NODE, instance: NODE },
    series: [POD, ON_FARGATE].flatMap((pod) => {
      const container = `${pod},container="app",image="app:1",id="/kubepods/a",name="a"`;
      const sandbox = `${pod},interface="eth0",image="pause:3",id="/kubepods/p",name="p"`;
      return [
        counter('container_cpu_usage_seconds_total', `${container},cpu="total"`, 0.2),
        counter('container_cpu_cfs_periods_total', container, 10),
        counter('container_cpu_cfs_throttled_periods_total', container, 1),
        ...['working_set_bytes', 'rss', 'cache', 'swap'].map((what) =>
          gauge(`container_memory_${what}`, container, 5e7),
        ),
        counter('container_fs_reads_bytes_total', `${container},device="/dev/nvme0n1"`, 10),
        counter('container_fs_writes_bytes_total', `${container},device="/dev/nvme0n1"`, 10),
        ...['receive', 'transmit'].flatMap((way) =>
          ['bytes', 'packets', 'packets_dropped'].map((what) =>
            counter(`container_network_${way}_${what}_total`, sandbox, 100),
          ),
        ),
      ];
    }),
  },
  {
    of: 'API server of Kubernetes',
    job: 'kube-apiserver',
    target: { instance: '10.0.0.1:443' },
    series: [
      ...(['LIST', 'POST'] as const).flatMap((verb) => {
        const labels = `verb="${verb}",resource="pods",subresource="",scope="resource",group="",version="v1"`;
        return [
          counter('apiserver_request_total', `${labels},code="200"`),
          counter('apiserver_request_total', `${labels},code="500"`, 0.01),
          histogram('apiserver_request_sli_duration_seconds', labels, [0.5, 1]),
        ];
      }),
      gauge('apiserver_current_inflight_requests', 'request_kind="mutating"', 3),
      counter('apiserver_request_terminations_total', 'verb="LIST",code="503"', 0.01),
      counter(
        'apiserver_flowcontrol_rejected_requests_total',
        'priority_level="workload-low",flow_schema="a",reason="queue-full"',
        0.01,
      ),
      histogram(
        'apiserver_admission_webhook_admission_duration_seconds',
        'name="pods.example.com",operation="CREATE",type="validating",rejected="false"',
      ),
      counter(
        'apiserver_admission_webhook_rejection_count',
        'name="pods.example.com",operation="CREATE",type="validating",error_type="no_error",rejection_code="403"',
        0.01,
      ),
      gauge(
        'apiserver_requested_deprecated_apis',
        'group="flowcontrol.apiserver.k8s.io",version="v1beta3",resource="flowschemas",subresource="",removed_release="1.32"',
      ),
      gauge('aggregator_unavailable_apiservice', 'name="v1beta1.metrics.k8s.io"', 0),
      gauge('apiserver_storage_size_bytes', 'storage_cluster_id="etcd-0"', 1e8),
      REST,
      ...PROCESS,
    ],
  },
  {
    of: 'scheduler of Kubernetes, as EKS shows it',
    job: 'kube-scheduler',
    target: { instance: 'kube-scheduler' },
    series: [
      gauge('scheduler_pending_pods', 'queue="unschedulable"', 2),
      gauge('scheduler_pending_pods', 'queue="active"', 0),
      counter('scheduler_schedule_attempts_total', 'profile="default-scheduler",result="scheduled"'),
      histogram('scheduler_scheduling_attempt_duration_seconds', 'profile="default-scheduler",result="scheduled"'),
      histogram('scheduler_pod_scheduling_sli_duration_seconds', 'attempts="1"'),
      REST,
    ],
  },
  {
    of: 'controller manager of Kubernetes, as EKS shows it',
    job: 'kube-controller-manager',
    target: { instance: 'kube-controller-manager' },
    series: [
      gauge('workqueue_depth', 'name="deployment"', 4),
      counter('workqueue_adds_total', 'name="deployment"'),
      histogram('workqueue_queue_duration_seconds', 'name="deployment"'),
      histogram('cronjob_controller_job_creation_skew_duration_seconds', '', [1, 10]),
      REST,
    ],
  },
  {
    of: 'kube-proxy of Kubernetes',
    job: 'kube-proxy',
    target: { instance: `${NODE}:10249`, node: NODE },
    series: [
      histogram('kubeproxy_sync_proxy_rules_duration_seconds'),
      histogram('kubeproxy_network_programming_duration_seconds'),
    ],
  },
];
