/**
 * What OpenCost cannot do without to say what pods, nodes and volumes cost (opencost/opencost pkg/costmodel,
 * 2026-11). What only refines that, such as labels and network traffic, is left out.
 */
export const OPENCOST_READS: readonly string[] = [
  // Of its own.
  'node_cpu_hourly_cost',
  'node_ram_hourly_cost',
  'pv_hourly_cost',
  'container_cpu_allocation',
  'container_memory_allocation_bytes',
  'kube_node_status_capacity_cpu_cores',
  'kube_node_status_capacity_memory_bytes',
  // Of cAdvisor.
  'container_cpu_usage_seconds_total',
  'container_memory_working_set_bytes',
  // Of kube-state-metrics.
  'kube_pod_container_status_running',
  'kube_pod_container_resource_requests',
  'kube_pod_owner',
  'kube_replicaset_owner',
  'kube_persistentvolume_capacity_bytes',
  'kube_persistentvolumeclaim_info',
  'kube_persistentvolumeclaim_resource_requests_storage_bytes',
];
