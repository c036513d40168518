import { words } from '../private/words.js';

/**
 * Where the names of Kubernetes' own components were read: what any of the three versions has, so that a cluster of an
 * older one is not told that it lacks something.
 */
export const KUBERNETES = {
  version: '1.32 to 1.36',
  source:
    'kubernetes/kubernetes test/instrumentation/documentation/documentation-list.yaml of v1.32.0, v1.34.1 and v1.36.0',
  read: '2026-11-21',
} as const;

/** What every component of Kubernetes exposes, by the libraries that they share. */
export const SHARED_NAMES = words(`
    disabled_metrics_total hidden_metrics_total informer_processing_latency_seconds:h informer_queued_items
    kubernetes_build_info kubernetes_feature_enabled leader_election_master_status leader_election_slowpath_total
    registered_metrics_total rest_client_dns_resolution_duration_seconds:h rest_client_exec_plugin_call_total
    rest_client_exec_plugin_certificate_rotation_age:h rest_client_exec_plugin_policy_call_total
    rest_client_exec_plugin_ttl_seconds rest_client_rate_limiter_duration_seconds:h
    rest_client_request_duration_seconds:h rest_client_request_retries_total rest_client_request_size_bytes:h
    rest_client_requests_total rest_client_response_size_bytes:h rest_client_transport_cache_entries
    rest_client_transport_create_calls_total running_managed_controllers version_info workqueue_adds_total
    workqueue_depth workqueue_longest_running_processor_seconds workqueue_queue_duration_seconds:h
    workqueue_retries_total workqueue_unfinished_work_seconds workqueue_work_duration_seconds:h
  `);

/** What the Go runtime and its Prometheus client expose, by their version. */
export const RUNTIME_FAMILIES: readonly string[] = ['go_.*', 'process_.*', 'promhttp_.*'];
