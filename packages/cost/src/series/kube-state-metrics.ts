import { linesPer, type SeriesTable } from './table.js';

/**
 * kube-state-metrics as it comes. What is about objects other than nodes, pods and their containers (deployments,
 * services, secrets, …) is given by the pod: on the cluster of the count there were as many of them for each pod.
 */
export const kubeStateMetrics: SeriesTable = {
  source:
    'counted on a capture of kube-state-metrics on Kubernetes 1.35, one node, 25 pods, 24 containers (newrelic/nri-kubernetes 22a20cd)',
  read: '2026-11-21',
  lines: [
    ...linesPer('perContainer', [
      [
        1.2,
        `
          kube_pod_container_resource_requests
        `,
      ],
      [
        1,
        `
          kube_pod_container_info kube_pod_container_state_started kube_pod_container_status_ready
          kube_pod_container_status_restarts_total kube_pod_container_status_running
          kube_pod_container_status_terminated kube_pod_container_status_waiting
        `,
      ],
      [
        0.83,
        `
          kube_pod_container_resource_limits
        `,
      ],
      [
        0.29,
        `
          kube_pod_container_status_terminated_reason
        `,
      ],
      [
        0.04,
        `
          kube_pod_container_status_last_terminated_exitcode kube_pod_container_status_last_terminated_reason
          kube_pod_container_status_last_terminated_timestamp
        `,
      ],
    ]),
    ...linesPer('perNode', [
      [
        12,
        `
          kube_node_status_condition
        `,
      ],
      [
        8,
        `
          kube_node_status_allocatable kube_node_status_capacity
        `,
      ],
      [
        2,
        `
          kube_node_status_addresses
        `,
      ],
      [
        1,
        `
          kube_node_created kube_node_info kube_node_role kube_node_spec_unschedulable
        `,
      ],
    ]),
    ...linesPer('perPod', [
      [
        8,
        `
          kube_pod_status_reason
        `,
      ],
      [
        5,
        `
          kube_pod_status_phase
        `,
      ],
      [
        3,
        `
          kube_pod_status_qos_class kube_pod_status_scheduled
        `,
      ],
      [
        2.9,
        `
          kube_pod_status_ready
        `,
      ],
      [
        2.6,
        `
          kube_pod_tolerations
        `,
      ],
      [
        1.4,
        `
          kube_deployment_status_condition
        `,
      ],
      [
        1,
        `
          kube_pod_annotations kube_pod_created kube_pod_info kube_pod_labels kube_pod_owner kube_pod_restart_policy
          kube_pod_scheduler kube_pod_service_account kube_resourcequota
        `,
      ],
      [
        0.96,
        `
          kube_pod_ips kube_pod_start_time kube_pod_status_initialized_time kube_pod_status_scheduled_time
        `,
      ],
      [
        0.68,
        `
          kube_pod_status_container_ready_time kube_pod_status_ready_time
        `,
      ],
      [
        0.52,
        `
          kube_configmap_created kube_configmap_info kube_configmap_metadata_resource_version
        `,
      ],
      [
        0.48,
        `
          kube_namespace_status_phase
        `,
      ],
      [
        0.28,
        `
          kube_pod_completion_time kube_service_created kube_service_info kube_service_spec_type
        `,
      ],
      [
        0.24,
        `
          kube_deployment_annotations kube_deployment_created kube_deployment_labels
          kube_deployment_metadata_generation kube_deployment_owner kube_deployment_spec_paused
          kube_deployment_spec_replicas kube_deployment_spec_strategy_rollingupdate_max_surge
          kube_deployment_spec_strategy_rollingupdate_max_unavailable kube_deployment_status_observed_generation
          kube_deployment_status_replicas kube_deployment_status_replicas_available
          kube_deployment_status_replicas_ready kube_deployment_status_replicas_unavailable
          kube_deployment_status_replicas_updated kube_deployment_status_terminating_replicas
          kube_horizontalpodautoscaler_status_condition kube_job_complete kube_namespace_annotations
          kube_namespace_created kube_namespace_labels kube_replicaset_created kube_replicaset_metadata_generation
          kube_replicaset_owner kube_replicaset_spec_replicas kube_replicaset_status_fully_labeled_replicas
          kube_replicaset_status_observed_generation kube_replicaset_status_ready_replicas
          kube_replicaset_status_replicas kube_replicaset_status_terminating_replicas
        `,
      ],
      [
        0.2,
        `
          kube_persistentvolume_status_phase
        `,
      ],
      [
        0.12,
        `
          kube_certificatesigningrequest_condition kube_daemonset_created kube_daemonset_metadata_generation
          kube_daemonset_status_current_number_scheduled kube_daemonset_status_desired_number_scheduled
          kube_daemonset_status_number_available kube_daemonset_status_number_misscheduled
          kube_daemonset_status_number_ready kube_daemonset_status_number_unavailable
          kube_daemonset_status_observed_generation kube_daemonset_status_updated_number_scheduled kube_job_created
          kube_job_info kube_job_owner kube_job_spec_active_deadline_seconds kube_job_spec_completions
          kube_job_spec_parallelism kube_job_status_active kube_job_status_failed kube_job_status_ready
          kube_job_status_start_time kube_job_status_succeeded kube_persistentvolumeclaim_status_phase
        `,
      ],
      [
        0.08,
        `
          kube_job_status_completion_time kube_lease_owner kube_lease_renew_time
          kube_pod_spec_volumes_persistentvolumeclaims_info kube_pod_spec_volumes_persistentvolumeclaims_readonly
          kube_secret_created kube_secret_info kube_secret_metadata_resource_version kube_secret_owner
          kube_secret_type kube_storageclass_created kube_storageclass_info
        `,
      ],
      [
        0.04,
        `
          kube_certificatesigningrequest_cert_length kube_certificatesigningrequest_created kube_cronjob_created
          kube_cronjob_info kube_cronjob_metadata_resource_version kube_cronjob_next_schedule_time
          kube_cronjob_spec_failed_job_history_limit kube_cronjob_spec_starting_deadline_seconds
          kube_cronjob_spec_successful_job_history_limit kube_cronjob_spec_suspend kube_cronjob_status_active
          kube_cronjob_status_last_schedule_time kube_cronjob_status_last_successful_time
          kube_horizontalpodautoscaler_created kube_horizontalpodautoscaler_info
          kube_horizontalpodautoscaler_metadata_generation kube_horizontalpodautoscaler_spec_max_replicas
          kube_horizontalpodautoscaler_spec_min_replicas kube_horizontalpodautoscaler_spec_target_metric
          kube_horizontalpodautoscaler_status_current_replicas kube_horizontalpodautoscaler_status_desired_replicas
          kube_persistentvolume_capacity_bytes kube_persistentvolume_claim_ref kube_persistentvolume_created
          kube_persistentvolume_info kube_persistentvolume_volume_mode kube_persistentvolumeclaim_access_mode
          kube_persistentvolumeclaim_created kube_persistentvolumeclaim_info
          kube_persistentvolumeclaim_resource_requests_storage_bytes kube_pod_status_unschedulable
          kube_pod_status_unscheduled_time kube_resourcequota_annotations kube_resourcequota_created
          kube_resourcequota_labels kube_statefulset_created kube_statefulset_metadata_generation
          kube_statefulset_persistentvolumeclaim_retention_policy kube_statefulset_replicas
          kube_statefulset_status_current_revision kube_statefulset_status_observed_generation
          kube_statefulset_status_replicas kube_statefulset_status_replicas_available
          kube_statefulset_status_replicas_current kube_statefulset_status_replicas_ready
          kube_statefulset_status_replicas_updated kube_statefulset_status_update_revision
        `,
      ],
    ]),
  ],
};
