import { linesPer, type SeriesTable } from './table.js';

/** One API server, less what the preset drops. Small counts are rounded to steps of about half as much again. */
export const kubeApiserver: SeriesTable = {
  source: 'counted on a capture of an API server of Kubernetes 1.35 (newrelic/nri-kubernetes 22a20cd)',
  read: '2026-11-21',
  lines: [
    ...linesPer('perServer', [
      [
        3480,
        `
          apiserver_request_duration_seconds_bucket
        `,
      ],
      [
        3040,
        `
          apiserver_request_sli_duration_seconds_bucket
        `,
      ],
      [
        2370,
        `
          apiserver_request_body_size_bytes_bucket
        `,
      ],
      [
        1120,
        `
          apiserver_watch_list_duration_seconds_bucket
        `,
      ],
      [
        770,
        `
          apiserver_watch_cache_read_wait_seconds_bucket
        `,
      ],
      [
        500,
        `
          apiserver_watch_events_sizes_bucket
        `,
      ],
      [
        320,
        `
          workqueue_queue_duration_seconds_bucket workqueue_work_duration_seconds_bucket
        `,
      ],
      [
        300,
        `
          apiserver_flowcontrol_request_execution_seconds_bucket
        `,
      ],
      [
        200,
        `
          apiserver_request_total etcd_request_duration_seconds_count etcd_request_duration_seconds_sum
          etcd_requests_total kubernetes_feature_enabled
        `,
      ],
      [
        120,
        `
          apiserver_flowcontrol_request_wait_duration_seconds_bucket apiserver_request_duration_seconds_count
          apiserver_request_duration_seconds_sum apiserver_request_sli_duration_seconds_count
          apiserver_request_sli_duration_seconds_sum
        `,
      ],
      [
        80,
        `
          apiserver_flowcontrol_work_estimated_seats_bucket apiserver_request_body_size_bytes_count
          apiserver_request_body_size_bytes_sum apiserver_request_filter_duration_seconds_bucket
        `,
      ],
      [
        50,
        `
          apiserver_admission_controller_admission_duration_seconds_count
          apiserver_admission_controller_admission_duration_seconds_sum
          apiserver_flowcontrol_request_queue_length_after_enqueue_bucket
          apiserver_flowcontrol_watch_count_samples_bucket apiserver_longrunning_requests apiserver_resource_objects
          apiserver_resource_size_estimate_bytes apiserver_response_sizes_count apiserver_response_sizes_sum
          apiserver_storage_list_evaluated_objects_total apiserver_storage_list_fetched_objects_total
          apiserver_storage_list_returned_objects_total apiserver_storage_list_total apiserver_storage_objects
          apiserver_watch_cache_events_dispatched_total apiserver_watch_cache_initializations_total
          apiserver_watch_cache_read_wait_seconds_count apiserver_watch_cache_read_wait_seconds_sum
          apiserver_watch_cache_resource_version apiserver_watch_events_sizes_count apiserver_watch_events_sizes_sum
          apiserver_watch_events_total apiserver_watch_list_duration_seconds_count
          apiserver_watch_list_duration_seconds_sum etcd_bookmark_counts
          field_validation_request_duration_seconds_bucket rest_client_request_duration_seconds_bucket
          rest_client_request_size_bytes_bucket rest_client_response_size_bytes_bucket watch_cache_capacity
        `,
      ],
      [
        30,
        `
          apiserver_admission_step_admission_duration_seconds_summary apiserver_init_events_total
          apiserver_selfrequest_total apiserver_storage_events_received_total
          apiserver_watch_cache_events_received_total authorization_duration_seconds_bucket
          node_authorizer_graph_actions_duration_seconds_bucket workqueue_adds_total workqueue_depth
          workqueue_longest_running_processor_seconds workqueue_queue_duration_seconds_count
          workqueue_queue_duration_seconds_sum workqueue_retries_total workqueue_unfinished_work_seconds
          workqueue_work_duration_seconds_count workqueue_work_duration_seconds_sum
        `,
      ],
      [
        20,
        `
          aggregator_unavailable_apiservice apiserver_cache_list_fetched_objects_total
          apiserver_cache_list_returned_objects_total apiserver_cache_list_total
          apiserver_flowcontrol_request_execution_seconds_count apiserver_flowcontrol_request_execution_seconds_sum
          apiserver_request_timestamp_comparison_time_bucket
          authentication_token_cache_request_duration_seconds_bucket
        `,
      ],
      [
        12,
        `
          apiextensions_apiserver_validation_ratcheting_seconds_bucket
          apiserver_cel_compilation_duration_seconds_bucket apiserver_cel_evaluation_duration_seconds_bucket
          apiserver_client_certificate_expiration_seconds_bucket
          apiserver_storage_data_key_generation_duration_seconds_bucket apiserver_watch_cache_consistent_read_total
          authentication_duration_seconds_bucket kube_apiserver_clusterip_allocator_allocation_duration_seconds_bucket
          rest_client_exec_plugin_certificate_rotation_age_bucket
        `,
      ],
      [
        8,
        `
          apiserver_admission_step_admission_duration_seconds_count
          apiserver_admission_step_admission_duration_seconds_sum
          apiserver_admission_step_admission_duration_seconds_summary_count
          apiserver_admission_step_admission_duration_seconds_summary_sum
          apiserver_flowcontrol_current_executing_requests apiserver_flowcontrol_current_executing_seats
          apiserver_flowcontrol_current_inqueue_requests apiserver_flowcontrol_current_inqueue_seats
          apiserver_flowcontrol_current_limit_seats apiserver_flowcontrol_current_r
          apiserver_flowcontrol_demand_seats_average apiserver_flowcontrol_demand_seats_high_watermark
          apiserver_flowcontrol_demand_seats_smoothed apiserver_flowcontrol_demand_seats_stdev
          apiserver_flowcontrol_dispatched_requests_total apiserver_flowcontrol_lower_limit_seats
          apiserver_flowcontrol_next_discounted_s_bounds apiserver_flowcontrol_next_s_bounds
          apiserver_flowcontrol_nominal_limit_seats apiserver_flowcontrol_request_queue_length_after_enqueue_count
          apiserver_flowcontrol_request_queue_length_after_enqueue_sum
          apiserver_flowcontrol_request_wait_duration_seconds_count
          apiserver_flowcontrol_request_wait_duration_seconds_sum apiserver_flowcontrol_target_seats
          apiserver_flowcontrol_upper_limit_seats apiserver_flowcontrol_watch_count_samples_count
          apiserver_flowcontrol_watch_count_samples_sum apiserver_flowcontrol_work_estimated_seats_count
          apiserver_flowcontrol_work_estimated_seats_sum etcd_lease_object_counts_bucket rest_client_requests_total
        `,
      ],
      [
        5,
        `
          apiserver_flowcontrol_dispatch_r apiserver_flowcontrol_latest_s
          apiserver_request_filter_duration_seconds_count apiserver_request_filter_duration_seconds_sum
          registered_metrics_total rest_client_request_duration_seconds_count rest_client_request_duration_seconds_sum
          rest_client_request_size_bytes_count rest_client_request_size_bytes_sum
          rest_client_response_size_bytes_count rest_client_response_size_bytes_sum
        `,
      ],
      [
        3,
        `
          pod_security_exemptions_total
        `,
      ],
      [
        2,
        `
          apiserver_authorization_decisions_total apiserver_current_inflight_requests
          apiserver_current_inqueue_requests apiserver_request_timestamp_comparison_time_count
          apiserver_request_timestamp_comparison_time_sum authentication_token_cache_active_fetch_count
          authentication_token_cache_request_duration_seconds_count
          authentication_token_cache_request_duration_seconds_sum authentication_token_cache_request_total
          authorization_attempts_total authorization_duration_seconds_count authorization_duration_seconds_sum
          field_validation_request_duration_seconds_count field_validation_request_duration_seconds_sum
          kube_apiserver_clusterip_allocator_allocation_total node_authorizer_graph_actions_duration_seconds_count
          node_authorizer_graph_actions_duration_seconds_sum pod_security_evaluations_total
          rest_client_transport_create_calls_total
        `,
      ],
      [
        1,
        `
          aggregator_discovery_aggregation_count_total apiextensions_apiserver_validation_ratcheting_seconds_count
          apiextensions_apiserver_validation_ratcheting_seconds_sum apiserver_audit_event_total
          apiserver_audit_requests_rejected_total apiserver_cel_compilation_duration_seconds_count
          apiserver_cel_compilation_duration_seconds_sum apiserver_cel_evaluation_duration_seconds_count
          apiserver_cel_evaluation_duration_seconds_sum apiserver_client_certificate_expiration_seconds_count
          apiserver_client_certificate_expiration_seconds_sum apiserver_envelope_encryption_dek_cache_fill_percent
          apiserver_flowcontrol_seat_fair_frac apiserver_kube_aggregator_x509_insecure_sha1_total
          apiserver_kube_aggregator_x509_missing_san_total apiserver_nodeport_repair_reconcile_errors_total
          apiserver_request_terminations_total apiserver_requested_deprecated_apis
          apiserver_storage_data_key_generation_duration_seconds_count
          apiserver_storage_data_key_generation_duration_seconds_sum
          apiserver_storage_data_key_generation_failures_total
          apiserver_storage_envelope_transformation_cache_misses_total apiserver_storage_size_bytes
          apiserver_tls_handshake_errors_total apiserver_validation_declarative_validation_mismatch_total
          apiserver_validation_declarative_validation_panic_total apiserver_webhooks_x509_insecure_sha1_total
          apiserver_webhooks_x509_missing_san_total authenticated_user_requests authentication_attempts
          authentication_duration_seconds_count authentication_duration_seconds_sum
          authentication_token_cache_fetch_total disabled_metrics_total etcd_lease_object_counts_count
          etcd_lease_object_counts_sum hidden_metrics_total kube_apiserver_clusterip_allocator_allocated_ips
          kube_apiserver_clusterip_allocator_allocation_duration_seconds_count
          kube_apiserver_clusterip_allocator_allocation_duration_seconds_sum
          kube_apiserver_clusterip_allocator_available_ips kube_apiserver_nodeport_allocator_allocated_ports
          kube_apiserver_nodeport_allocator_allocation_total kube_apiserver_nodeport_allocator_available_ports
          kubernetes_build_info rest_client_exec_plugin_certificate_rotation_age_count
          rest_client_exec_plugin_certificate_rotation_age_sum rest_client_exec_plugin_ttl_seconds
          rest_client_transport_cache_entries serviceaccount_invalid_legacy_auto_token_uses_total
          serviceaccount_legacy_auto_token_uses_total serviceaccount_legacy_manual_token_uses_total
          serviceaccount_legacy_tokens_total serviceaccount_stale_tokens_total serviceaccount_valid_tokens_total
          version_info
        `,
      ],
    ]),
  ],
};
