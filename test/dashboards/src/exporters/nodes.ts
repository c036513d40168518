import { counter, type Exporter, gauge } from '../exporter.js';
import { NODE } from './places.js';

const DISK = 'device="nvme0n1"';
const FILESYSTEM = 'device="/dev/nvme0n1p1",fstype="xfs",mountpoint="/"';
const CARD = 'device="ens5"';

export const NODES: readonly Exporter[] = [
  {
    of: 'node-exporter, with the collector ethtool',
    job: 'node-exporter',
    target: { node: NODE, instance: NODE, namespace: 'monitoring', pod: 'node-exporter-abcde' },
    series: [
      ...['idle', 'iowait', 'steal', 'user', 'system'].flatMap((mode) =>
        ['0', '1'].map((cpu) => counter('node_cpu_seconds_total', `cpu="${cpu}",mode="${mode}"`, 0.2)),
      ),
      gauge('node_uname_info', `nodename="${NODE}",release="6.12",machine="x86_64"`),
      gauge('node_load1', '', 0.7),
      gauge('node_boot_time_seconds', '', 1_790_000_000),
      gauge('node_memory_MemTotal_bytes', '', 16e9),
      gauge('node_memory_MemAvailable_bytes', '', 4e9),
      counter('node_vmstat_pgmajfault'),
      counter('node_vmstat_oom_kill', '', 0.01),
      counter('node_pressure_memory_stalled_seconds_total', '', 0.01),
      counter('node_disk_io_time_seconds_total', DISK, 0.1),
      counter('node_disk_io_time_weighted_seconds_total', DISK, 0.2),
      gauge('node_filesystem_size_bytes', FILESYSTEM, 1e10),
      gauge('node_filesystem_avail_bytes', FILESYSTEM, 4e9),
      gauge('node_filesystem_files', FILESYSTEM, 1e6),
      gauge('node_filesystem_files_free', FILESYSTEM, 9e5),
      ...['receive', 'transmit'].flatMap((way) =>
        ['bytes', 'packets', 'errs', 'drop'].map((what) => counter(`node_network_${way}_${what}_total`, CARD, 100)),
      ),
      gauge('node_nf_conntrack_entries', '', 100),
      gauge('node_nf_conntrack_entries_limit', '', 1000),
      gauge('node_filefd_allocated', '', 100),
      gauge('node_filefd_maximum', '', 1000),
      gauge('node_timex_offset_seconds', '', 0.001),
      ...['bw_in', 'bw_out', 'pps', 'conntrack', 'linklocal'].map((what) =>
        counter(`node_ethtool_${what}_allowance_exceeded`, CARD, 0.1),
      ),
    ],
  },
];
