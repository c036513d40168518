import { linesPer, type SeriesTable } from './table.js';

/**
 * The kubelet's own metrics. No capture of a recent one was at hand: what it shares with other components was counted on
 * a scheduler of 1.35, the rest is the buckets of each histogram times the values of its labels. The least sure of the
 * tables, and one of the smaller.
 */
export const kubelet: SeriesTable = {
  source:
    'shared metrics counted on a scheduler of Kubernetes 1.35 (newrelic/nri-kubernetes 22a20cd); its own: buckets times labels, of kubernetes v1.36.0',
  read: '2026-11-21',
  lines: [
    ...linesPer('perNode', [
      [240, 'kubelet_runtime_operations_duration_seconds_bucket'],
      [218, 'kubernetes_feature_enabled'],
      [180, 'storage_operation_duration_seconds_bucket'],
      [90, 'kubelet_http_requests_duration_seconds_bucket'],
      [60, 'kubelet_image_pull_duration_seconds_bucket'],
      [45, 'kubelet_pod_worker_duration_seconds_bucket kubelet_cgroup_manager_duration_seconds_bucket'],
      [
        39,
        'rest_client_request_duration_seconds_bucket rest_client_rate_limiter_duration_seconds_bucket rest_client_request_size_bytes_bucket rest_client_response_size_bytes_bucket',
      ],
      [
        20,
        'kubelet_pod_start_sli_duration_seconds_bucket kubelet_pod_start_total_duration_seconds_bucket kubelet_pod_start_duration_seconds_bucket',
      ],
      [
        15,
        `
          apiserver_client_certificate_expiration_seconds_bucket kubelet_pleg_relist_duration_seconds_bucket
          kubelet_pleg_relist_interval_seconds_bucket kubelet_pod_status_sync_duration_seconds_bucket
          kubelet_pod_worker_start_duration_seconds_bucket kubelet_run_podsandbox_duration_seconds_bucket
          kubelet_runtime_operations_duration_seconds_count kubelet_runtime_operations_duration_seconds_sum
          kubelet_runtime_operations_total storage_operation_duration_seconds_count
          storage_operation_duration_seconds_sum
        `,
      ],
      [
        9,
        `
          apiserver_delegated_authn_request_duration_seconds_bucket
          apiserver_delegated_authz_request_duration_seconds_bucket
          authentication_token_cache_request_duration_seconds_bucket kubelet_containers_per_pod_count_bucket
          kubelet_http_requests_duration_seconds_count kubelet_http_requests_duration_seconds_sum
          kubelet_http_requests_total volume_manager_total_volumes
        `,
      ],
      [
        4,
        `
          kubelet_cgroup_manager_duration_seconds_count kubelet_cgroup_manager_duration_seconds_sum
          kubelet_http_inflight_requests kubelet_image_pull_duration_seconds_count
          kubelet_image_pull_duration_seconds_sum kubelet_pod_worker_duration_seconds_count
          kubelet_pod_worker_duration_seconds_sum kubelet_running_containers kubelet_runtime_operations_errors_total
          registered_metrics_total rest_client_rate_limiter_duration_seconds_count
          rest_client_rate_limiter_duration_seconds_sum rest_client_request_duration_seconds_count
          rest_client_request_duration_seconds_sum rest_client_request_size_bytes_count
          rest_client_request_size_bytes_sum rest_client_requests_total rest_client_response_size_bytes_count
          rest_client_response_size_bytes_sum
        `,
      ],
      [
        1,
        `
          apiserver_audit_event_total apiserver_audit_requests_rejected_total disabled_metrics_total
          hidden_metrics_total kubelet_active_pods kubelet_certificate_manager_client_expiration_renew_errors
          kubelet_certificate_manager_client_ttl_seconds kubelet_cgroup_version kubelet_containers_per_pod_count_count
          kubelet_containers_per_pod_count_sum kubelet_desired_pods kubelet_evictions
          kubelet_graceful_shutdown_end_time_seconds kubelet_graceful_shutdown_start_time_seconds
          kubelet_managed_ephemeral_containers kubelet_mirror_pods kubelet_node_name
          kubelet_node_startup_duration_seconds kubelet_pleg_discard_events kubelet_pleg_last_seen_seconds
          kubelet_pleg_relist_duration_seconds_count kubelet_pleg_relist_duration_seconds_sum
          kubelet_pleg_relist_interval_seconds_count kubelet_pleg_relist_interval_seconds_sum
          kubelet_pod_start_duration_seconds_count kubelet_pod_start_duration_seconds_sum
          kubelet_pod_start_sli_duration_seconds_count kubelet_pod_start_sli_duration_seconds_sum
          kubelet_pod_worker_start_duration_seconds_count kubelet_pod_worker_start_duration_seconds_sum
          kubelet_run_podsandbox_duration_seconds_count kubelet_run_podsandbox_duration_seconds_sum
          kubelet_running_pods kubelet_started_containers_errors_total kubelet_started_containers_total
          kubelet_started_pods_errors_total kubelet_started_pods_total kubelet_working_pods kubernetes_build_info
          process_cpu_seconds_total process_max_fds process_open_fds process_resident_memory_bytes
          process_start_time_seconds process_virtual_memory_bytes rest_client_transport_cache_entries
        `,
      ],
    ]),
    ...linesPer('perContainer', [[1, 'kubelet_container_log_filesystem_used_bytes']]),
  ],
};
