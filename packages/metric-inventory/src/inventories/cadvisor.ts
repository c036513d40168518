import type { MetricInventory } from '../inventory.js';
import { words } from '../private/words.js';

/** cAdvisor in the kubelet: of what it knows, the sets that the kubelet turns on (pkg/kubelet/server/server.go, v1.36.0). */
export const cadvisor: MetricInventory = {
  exporter: 'cAdvisor',
  version: '0.60.5',
  source:
    'google/cadvisor lib/metrics/prometheus.go, with the sets of metrics that the kubelet of Kubernetes v1.36.0 includes',
  read: '2026-11-21',
  names: words(`
    cadvisor_version_info container_blkio_device_usage_total container_cpu_cfs_burst_periods_total
    container_cpu_cfs_burst_seconds_total container_cpu_cfs_periods_total container_cpu_cfs_throttled_periods_total
    container_cpu_cfs_throttled_seconds_total container_cpu_load_average_10s container_cpu_load_d_average_10s
    container_cpu_system_seconds_total container_cpu_usage_seconds_total container_cpu_user_seconds_total
    container_file_descriptors container_fs_inodes_free container_fs_inodes_total
    container_fs_io_cost_indebt_seconds_total container_fs_io_cost_indelay_seconds_total
    container_fs_io_cost_usage_seconds_total container_fs_io_cost_wait_seconds_total container_fs_io_current
    container_fs_io_time_seconds_total container_fs_io_time_weighted_seconds_total container_fs_limit_bytes
    container_fs_read_seconds_total container_fs_reads_bytes_total container_fs_reads_merged_total
    container_fs_reads_total container_fs_sector_reads_total container_fs_sector_writes_total container_fs_usage_bytes
    container_fs_write_seconds_total container_fs_writes_bytes_total container_fs_writes_merged_total
    container_fs_writes_total container_last_seen container_memory_cache container_memory_events_high_total
    container_memory_events_max_total container_memory_failcnt container_memory_failures_total
    container_memory_file_dirty_bytes container_memory_file_writeback_bytes container_memory_kernel_usage
    container_memory_mapped_file container_memory_max_usage_bytes container_memory_pgscan_total
    container_memory_pgsteal_total container_memory_rss container_memory_swap container_memory_total_active_file_bytes
    container_memory_total_inactive_file_bytes container_memory_usage_bytes container_memory_working_set_bytes
    container_memory_workingset_refault_anon_total container_memory_workingset_refault_file_total
    container_network_receive_bytes_total container_network_receive_errors_total
    container_network_receive_packets_dropped_total container_network_receive_packets_total
    container_network_tcp6_usage_total container_network_tcp_usage_total container_network_transmit_bytes_total
    container_network_transmit_errors_total container_network_transmit_packets_dropped_total
    container_network_transmit_packets_total container_network_udp6_usage_total container_network_udp_usage_total
    container_oom_events_total container_pressure_cpu_stalled_seconds_total
    container_pressure_cpu_waiting_seconds_total container_pressure_io_stalled_seconds_total
    container_pressure_io_waiting_seconds_total container_pressure_memory_stalled_seconds_total
    container_pressure_memory_waiting_seconds_total container_processes container_scrape_error container_sockets
    container_spec_cpu_period container_spec_cpu_quota container_spec_cpu_shares container_spec_memory_limit_bytes
    container_spec_memory_reservation_limit_bytes container_spec_memory_swap_limit_bytes container_start_time_seconds
    container_tasks_state container_threads container_threads_max container_ulimits_soft machine_cpu_cores
    machine_cpu_physical_cores machine_cpu_sockets machine_dimm_capacity_bytes machine_dimm_count machine_memory_bytes
    machine_nvm_avg_power_budget_watts machine_nvm_capacity machine_scrape_error machine_swap_bytes
  `),
  families: [],
  optional: [],
};
