import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { from, HOUR, rate, turns } from '../harness/values.js';

const NODE = 'instance="ip-10-0-0-1",node="ip-10-0-0-1"';
const node = { instance: 'ip-10-0-0-1', node: 'ip-10-0-0-1' };
const DISK = `${NODE},device="/dev/nvme0n1p1",mountpoint="/",fstype="xfs"`;
const disk = { ...node, device: '/dev/nvme0n1p1', mountpoint: '/' };
const one = (metric: string, value: Series[string]): Series => ({
  [metric.includes('{') ? metric.replace('{', `{${NODE},`) : `${metric}{${NODE}}`]: value,
});

type Value = Series[string];
const filesystem = (kind: 'bytes' | 'files', free: Value, readonly = 0, disk = DISK): Series => ({
  [`node_filesystem_${kind === 'bytes' ? 'avail_bytes' : 'files_free'}{${disk}}`]: free,
  [`node_filesystem_${kind === 'bytes' ? 'size_bytes' : 'files'}{${disk}}`]: 100_000,
  [`node_filesystem_readonly{${disk}}`]: readonly,
});
/** What may well be full: memory, and the mounts of pods. */
const others = (kind: 'bytes' | 'files', free: Value): Series => ({
  ...filesystem(kind, free, 0, `${NODE},device="tmpfs",mountpoint="/run",fstype="tmpfs"`),
  ...filesystem(kind, free, 0, `${NODE},device="/dev/nvme1n1",mountpoint="/var/lib/kubelet/pods/1",fstype="xfs"`),
});
/** Six hours of history, and what it says: `perHour` less with each hour, so much left after eight. */
const filling = (kind: 'bytes' | 'files', left: number, perHour: number, value: string): AlertCase[] => {
  const falls = rate(-perHour / HOUR, left + 8 * perHour);
  const slowly = rate(-(left / 48) / HOUR, left + 8 * (left / 48));
  const shared = { fires: filesystem(kind, falls), labels: disk, value, at: 8 * HOUR };
  return [
    { ...shared, silent: { ...filesystem(kind, slowly), ...others(kind, falls) } },
    { ...shared, silent: filesystem(kind, falls, 1) },
  ];
};
const almostOut = (kind: 'bytes' | 'files', fires: number, silent: number, value: string): readonly AlertCase[] => [
  {
    fires: filesystem(kind, fires),
    silent: { ...filesystem(kind, silent), ...others(kind, fires) },
    labels: disk,
    value,
  },
  // What cannot be written cannot fill up either.
  { fires: filesystem(kind, fires), silent: filesystem(kind, fires, 1), labels: disk, value },
];
const cpus = (idle: number): Series => ({
  [`node_cpu_seconds_total{${NODE},cpu="0",mode="idle"}`]: rate(idle),
  [`node_cpu_seconds_total{${NODE},cpu="0",mode="iowait"}`]: rate(0),
  [`node_cpu_seconds_total{${NODE},cpu="0",mode="user"}`]: rate(1 - idle),
  [`node_cpu_seconds_total{${NODE},cpu="1",mode="idle"}`]: rate(idle),
  [`node_cpu_seconds_total{${NODE},cpu="1",mode="iowait"}`]: rate(0),
  [`node_cpu_seconds_total{${NODE},cpu="1",mode="user"}`]: rate(1 - idle),
});
const share = (
  metric: string,
  of: string,
  fires: number,
  silent: number,
  all = 1000,
): Pick<AlertCase, 'fires' | 'silent'> => ({
  fires: { ...one(metric, fires), ...one(of, all) },
  silent: { ...one(metric, silent), ...one(of, all) },
});
const errors = (way: string): AlertCase => ({
  fires: {
    ...one(`node_network_${way}_errs_total{device="ens5"}`, rate(2)),
    ...one(`node_network_${way}_packets_total{device="ens5"}`, rate(100)),
  },
  silent: {
    ...one(`node_network_${way}_errs_total{device="ens5"}`, rate(0.5)),
    ...one(`node_network_${way}_packets_total{device="ens5"}`, rate(100)),
  },
  labels: { ...node, device: 'ens5' },
  value: '2%',
});

const clock = (synchronised: number, error: number): Series => ({
  ...one('node_timex_sync_status', synchronised),
  ...one('node_timex_maxerror_seconds', error),
});

const raid = (active: number): Series => ({
  ...one('node_md_disks_required{device="md0"}', 2),
  ...one('node_md_disks{device="md0",state="active"}', active),
  ...one('node_md_disks{device="md0",state="spare"}', 4),
});

export const cases: PackCases = {
  records: {},
  alerts: {
    NodeFilesystemSpaceFillingUp: filling('bytes', 30_000, 1500, '30%'),
    NodeFilesystemSpaceFillingUpSoon: filling('bytes', 14_000, 5000, '14%'),
    NodeFilesystemAlmostOutOfSpace: almostOut('bytes', 4000, 6000, '4%'),
    NodeFilesystemOutOfSpace: almostOut('bytes', 2000, 4000, '2%'),
    NodeFilesystemFilesFillingUp: filling('files', 30_000, 1500, '30%'),
    NodeFilesystemFilesFillingUpSoon: filling('files', 14_000, 5000, '14%'),
    NodeFilesystemAlmostOutOfFiles: almostOut('files', 4000, 6000, '4%'),
    NodeFilesystemOutOfFiles: almostOut('files', 2000, 4000, '2%'),
    NodeCPUHighUsage: { fires: cpus(0.0625), silent: cpus(0.125), labels: node, value: '93.75%' },
    NodeSystemSaturation: {
      fires: { ...one('node_load1', 5), ...cpus(0.5) },
      silent: { ...one('node_load1', 3), ...cpus(0.5) },
      labels: node,
      value: '2.50',
    },
    NodeMemoryHighUtilization: {
      ...share('node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes', 62.5, 150),
      labels: node,
      value: '93.75%',
    },
    NodeMemoryMajorPagesFaults: {
      fires: one('node_vmstat_pgmajfault', rate(600)),
      silent: one('node_vmstat_pgmajfault', rate(400)),
      labels: node,
      value: '600',
    },
    NodeMemoryStalled: {
      fires: one('node_pressure_memory_stalled_seconds_total', rate(0.25)),
      silent: one('node_pressure_memory_stalled_seconds_total', rate(0.0625)),
      labels: node,
      value: '25%',
    },
    NodeOomKills: {
      fires: one('node_vmstat_oom_kill', rate(0.5)),
      silent: one('node_vmstat_oom_kill', 7),
      labels: node,
    },
    NodeDiskIOSaturation: {
      fires: one('node_disk_io_time_weighted_seconds_total{device="nvme0n1"}', rate(12)),
      silent: {
        ...one('node_disk_io_time_weighted_seconds_total{device="nvme0n1"}', rate(8)),
        ...one('node_disk_io_time_weighted_seconds_total{device="loop0"}', rate(12)),
      },
      labels: { ...node, device: 'nvme0n1' },
      value: '12.00',
    },
    NodeFileDescriptorLimit: {
      ...share('node_filefd_allocated', 'node_filefd_maximum', 750, 650),
      labels: node,
      value: '75%',
    },
    NodeFileDescriptorsExhausted: {
      ...share('node_filefd_allocated', 'node_filefd_maximum', 950, 750),
      labels: node,
      value: '95%',
    },
    NodeNetworkReceiveErrs: errors('receive'),
    NodeNetworkTransmitErrs: errors('transmit'),
    NodeNetworkInterfaceFlapping: {
      fires: one('node_network_up{device="ens5"}', turns(120, 1, 0)),
      silent: {
        ...one('node_network_up{device="ens5"}', 1),
        ...one('node_network_up{device="veth0a1"}', turns(60, 1, 0)),
      },
      labels: { ...node, device: 'ens5' },
    },
    NodeHighNumberConntrackEntriesUsed: {
      ...share('node_nf_conntrack_entries', 'node_nf_conntrack_entries_limit', 800, 700),
      labels: node,
      value: '80%',
    },
    NodeClockSkewDetected: [
      {
        fires: one('node_timex_offset_seconds', -0.25),
        silent: one('node_timex_offset_seconds', 0.03125),
        labels: node,
        value: '250ms',
      },
      // It is off, and comes back.
      {
        fires: one('node_timex_offset_seconds', rate(0.0001, 1)),
        silent: one('node_timex_offset_seconds', rate(-0.0001, 1)),
        labels: node,
        value: '1.324s',
        at: 3240,
      },
    ],
    NodeClockNotSynchronising: [
      { fires: clock(0, 16), silent: clock(1, 16), labels: node },
      { fires: clock(0, 16), silent: clock(0, 1), labels: node },
    ],
    NodeTextFileCollectorScrapeError: {
      fires: one('node_textfile_scrape_error', 1),
      silent: one('node_textfile_scrape_error', 0),
      labels: node,
    },
    NodeExporterCollectorFailed: {
      fires: one('node_scrape_collector_success{collector="netdev"}', 0),
      silent: {
        ...one('node_scrape_collector_success{collector="netdev"}', 1),
        ...one('node_scrape_collector_success{collector="zfs"}', 0),
      },
      labels: { ...node, collector: 'netdev' },
    },
    NodeSystemdServiceFailed: {
      fires: one('node_systemd_unit_state{name="containerd.service",state="failed"}', 1),
      silent: {
        ...one('node_systemd_unit_state{name="containerd.service",state="failed"}', 0),
        ...one('node_systemd_unit_state{name="containerd.service",state="active"}', 1),
      },
      labels: { ...node, name: 'containerd.service' },
    },
    NodeRAIDDegraded: { fires: raid(1), silent: raid(2), labels: { ...node, device: 'md0' }, value: '1' },
    NodeRebooted: {
      fires: one('node_boot_time_seconds', from(1800, 1750, 20)),
      silent: one('node_boot_time_seconds', 20),
      labels: node,
    },
  },
};
