import type { MetricInventory } from '../inventory.js';
import { words } from '../private/words.js';
import { RUNTIME_FAMILIES } from './shared.js';

const NAMES = words(`
    node_arp_entries node_boot_time_seconds node_context_switches_total node_cooling_device_cur_state
    node_cooling_device_max_state node_cpu_bug_info node_cpu_core_throttles_total node_cpu_flag_info
    node_cpu_frequency_hertz node_cpu_guest_seconds_total node_cpu_info node_cpu_isolated
    node_cpu_package_throttles_total node_cpu_scaling_frequency_hertz node_cpu_scaling_frequency_max_hertz
    node_cpu_scaling_frequency_min_hertz node_cpu_scaling_governor node_cpu_seconds_total
    node_disk_ata_rotation_rate_rpm node_disk_ata_write_cache node_disk_ata_write_cache_enabled
    node_disk_device_mapper_info node_disk_discard_time_seconds_total node_disk_discarded_sectors_total
    node_disk_discards_completed_total node_disk_discards_merged_total node_disk_filesystem_info
    node_disk_flush_requests_time_seconds_total node_disk_flush_requests_total node_disk_info node_disk_io_now
    node_disk_io_time_seconds_total node_disk_io_time_weighted_seconds_total node_disk_read_bytes_total
    node_disk_read_time_seconds_total node_disk_reads_completed_total node_disk_reads_merged_total
    node_disk_write_time_seconds_total node_disk_writes_completed_total node_disk_writes_merged_total
    node_disk_written_bytes_total node_dmi_info node_dmmultipath_device_active node_dmmultipath_device_info
    node_dmmultipath_device_paths node_dmmultipath_device_paths_active node_dmmultipath_device_paths_failed
    node_dmmultipath_device_size_bytes node_dmmultipath_path_state node_entropy_available_bits
    node_entropy_pool_size_bits node_exporter_build_info node_filefd_allocated node_filefd_maximum
    node_filesystem_avail_bytes node_filesystem_device_error node_filesystem_files node_filesystem_files_free
    node_filesystem_free_bytes node_filesystem_mount_info node_filesystem_readonly node_filesystem_size_bytes
    node_forks_total node_intr_total node_kernel_hung_tasks_total node_load1 node_load15 node_load5 node_md_blocks
    node_md_blocks_synced node_md_degraded node_md_disks node_md_disks_required node_md_raid_disks node_md_state
    node_nf_conntrack_entries node_nf_conntrack_entries_limit node_nf_conntrack_stat_drop
    node_nf_conntrack_stat_early_drop node_nf_conntrack_stat_found node_nf_conntrack_stat_ignore
    node_nf_conntrack_stat_insert node_nf_conntrack_stat_insert_failed node_nf_conntrack_stat_invalid
    node_nf_conntrack_stat_search_restart node_nvme_info node_nvme_namespace_capacity_bytes node_nvme_namespace_info
    node_nvme_namespace_logical_block_size_bytes node_nvme_namespace_size_bytes node_nvme_namespace_used_bytes
    node_os_info node_os_version node_power_supply_capacity node_power_supply_cyclecount node_power_supply_energy_full
    node_power_supply_energy_full_design node_power_supply_energy_watthour node_power_supply_info
    node_power_supply_online node_power_supply_power_watt node_power_supply_present
    node_power_supply_voltage_min_design node_power_supply_voltage_volt node_pressure_cpu_waiting_seconds_total
    node_pressure_io_stalled_seconds_total node_pressure_io_waiting_seconds_total
    node_pressure_irq_stalled_seconds_total node_pressure_memory_stalled_seconds_total
    node_pressure_memory_waiting_seconds_total node_procs_blocked node_procs_running node_rapl_core_joules_total
    node_rapl_package_joules_total node_schedstat_running_seconds_total node_schedstat_timeslices_total
    node_schedstat_waiting_seconds_total node_scrape_collector_duration_seconds node_scrape_collector_success
    node_selinux_config_mode node_selinux_current_mode node_selinux_enabled node_softnet_backlog_len
    node_softnet_cpu_collision_total node_softnet_dropped_total node_softnet_flow_limit_count_total
    node_softnet_processed_total node_softnet_received_rps_total node_softnet_times_squeezed_total
    node_textfile_mtime_seconds node_textfile_scrape_error node_thermal_zone_temp node_time_clocksource_available_info
    node_time_clocksource_current_info node_time_seconds node_time_zone_offset_seconds
    node_timex_estimated_error_seconds node_timex_frequency_adjustment_ratio node_timex_loop_time_constant
    node_timex_maxerror_seconds node_timex_offset_seconds node_timex_pps_calibration_total node_timex_pps_error_total
    node_timex_pps_frequency_hertz node_timex_pps_jitter_seconds node_timex_pps_jitter_total
    node_timex_pps_shift_seconds node_timex_pps_stability_exceeded_total node_timex_pps_stability_hertz
    node_timex_status node_timex_sync_status node_timex_tai_offset_seconds node_timex_tick_seconds node_udp_queues
    node_uname_info node_watchdog_access_cs0 node_watchdog_bootstatus node_watchdog_fw_version node_watchdog_info
    node_watchdog_nowayout node_watchdog_pretimeout_seconds node_watchdog_timeleft_seconds
    node_watchdog_timeout_seconds
  `);

/** Collectors that are off unless turned on, and what their metrics begin with. */
const OFF: Readonly<Record<string, string>> = {
  buddyinfo: 'node_buddyinfo_',
  cgroups: 'node_cgroups_',
  cpu_vulnerabilities: 'node_cpu_vulnerabilities_',
  drbd: 'node_drbd_',
  drm: 'node_drm_',
  ethtool: 'node_ethtool_',
  interrupts: 'node_interrupts_',
  ksmd: 'node_ksmd_',
  lnstat: 'node_lnstat_',
  logind: 'node_logind_',
  meminfo_numa: 'node_memory_numa_',
  mountstats: 'node_mountstats_',
  ntp: 'node_ntp_',
  nvmesubsystem: 'node_nvmesubsystem_',
  pcidevice: 'node_pcidevice_',
  perf: 'node_perf_',
  processes: 'node_processes_',
  qdisc: 'node_qdisc_',
  slabinfo: 'node_slabinfo_',
  softirqs: 'node_softirqs_',
  swap: 'node_swap_',
  sysctl: 'node_sysctl_',
  systemd: 'node_systemd_',
  tcpstat: 'node_tcp_',
  wifi: 'node_wifi_',
  xfrm: 'node_xfrm_',
  zoneinfo: 'node_zoneinfo_',
};

/** node-exporter on Linux, with the collectors that are on unless turned off. */
export const nodeExporter: MetricInventory = {
  exporter: 'node-exporter',
  version: '1.12.1',
  source: 'prometheus/node_exporter collector/ and collector/fixtures/e2e-output.txt, a7dcc3a',
  read: '2026-11-21',
  names: NAMES,
  families: [
    ...RUNTIME_FAMILIES,
    // Each named after what the kernel, its drivers and its file systems report.
    'node_(memory|vmstat|netstat|sockstat|network|nfs|nfsd|xfs|zfs|btrfs|bcache|bcachefs|bonding|ipvs|infiniband|fibrechannel)_.*',
    'node_(hwmon|edac|tape|power_supply|cooling_device)_.*',
  ],
  optional: Object.entries(OFF).map(([collector, prefix]) => ({
    families: [`${prefix}.*`],
    how: `turn on the collector ${collector} of node-exporter, which is off by default`,
  })),
};
