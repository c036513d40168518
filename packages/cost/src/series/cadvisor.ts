import { linesPer, type SeriesTable } from './table.js';

const OF_CGROUPS = `
  container_cpu_load_average_10s container_cpu_load_d_average_10s container_cpu_system_seconds_total
  container_cpu_usage_seconds_total container_cpu_user_seconds_total container_file_descriptors container_last_seen
  container_memory_cache container_memory_failcnt container_memory_kernel_usage container_memory_mapped_file
  container_memory_max_usage_bytes container_memory_rss container_memory_swap container_memory_total_active_file_bytes
  container_memory_total_inactive_file_bytes container_memory_usage_bytes container_memory_working_set_bytes
  container_oom_events_total container_pressure_cpu_stalled_seconds_total
  container_pressure_cpu_waiting_seconds_total container_pressure_io_stalled_seconds_total
  container_pressure_io_waiting_seconds_total container_pressure_memory_stalled_seconds_total
  container_pressure_memory_waiting_seconds_total container_processes container_sockets container_spec_cpu_period
  container_spec_cpu_shares container_spec_memory_limit_bytes container_spec_memory_reservation_limit_bytes
  container_spec_memory_swap_limit_bytes container_start_time_seconds container_threads container_threads_max
`;

const OF_DISKS = `
  container_fs_reads_bytes_total container_fs_reads_total container_fs_writes_bytes_total container_fs_writes_total
`;

const OF_LIMITS = `
  container_cpu_cfs_periods_total container_cpu_cfs_throttled_periods_total
  container_cpu_cfs_throttled_seconds_total container_spec_cpu_quota
`;

/**
 * cAdvisor, less what the preset drops. A pod has two cgroups of its own beside its containers': the pod's and that of
 * its sandbox. One network interface to a pod, as the VPC CNI makes it, and one disk. Of limits, less than half of the
 * pods on the cluster of the count had any.
 */
export const cadvisor: SeriesTable = {
  source:
    'counted on a capture of cAdvisor in a kubelet 1.35, one node, 18 pods, 17 containers (newrelic/nri-kubernetes 22a20cd), without its tunnel interfaces',
  read: '2026-11-21',
  lines: [
    ...linesPer('perNode', [
      [
        5,
        `
          container_file_descriptors container_last_seen container_oom_events_total
          container_pressure_cpu_stalled_seconds_total container_pressure_cpu_waiting_seconds_total
          container_pressure_io_stalled_seconds_total container_pressure_io_waiting_seconds_total
          container_pressure_memory_stalled_seconds_total container_pressure_memory_waiting_seconds_total
          container_processes container_sockets container_spec_cpu_period container_spec_cpu_shares
          container_spec_memory_limit_bytes container_spec_memory_reservation_limit_bytes
          container_spec_memory_swap_limit_bytes container_start_time_seconds container_threads container_threads_max
        `,
      ],
      [10, 'container_blkio_device_usage_total'],
      [2, 'machine_nvm_capacity'],
      [
        1,
        `
          cadvisor_version_info container_network_receive_bytes_total container_network_receive_errors_total
          container_network_receive_packets_dropped_total container_network_receive_packets_total
          container_network_transmit_bytes_total container_network_transmit_errors_total
          container_network_transmit_packets_dropped_total container_network_transmit_packets_total
          container_scrape_error container_spec_cpu_quota container_ulimits_soft machine_cpu_cores
          machine_cpu_physical_cores machine_cpu_sockets machine_memory_bytes machine_nvm_avg_power_budget_watts
          machine_scrape_error machine_swap_bytes
        `,
      ],
    ]),
    ...linesPer('perPod', [
      [2, OF_CGROUPS],
      [
        1,
        `
          container_blkio_device_usage_total container_network_receive_bytes_total
          container_network_receive_errors_total container_network_receive_packets_dropped_total
          container_network_receive_packets_total container_network_transmit_bytes_total
          container_network_transmit_errors_total container_network_transmit_packets_dropped_total
          container_network_transmit_packets_total container_ulimits_soft
        `,
      ],
      [0.5, OF_DISKS],
      [0.44, OF_LIMITS],
    ]),
    ...linesPer('perContainer', [
      [1, `${OF_CGROUPS} container_ulimits_soft container_blkio_device_usage_total`],
      [0.53, OF_DISKS],
      [0.41, OF_LIMITS],
    ]),
  ],
};
