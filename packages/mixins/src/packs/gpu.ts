import { definePack } from '../rule-pack.js';
import { celsius, count, ratio } from '../threshold.js';

const GPU = 'cluster, Hostname, gpu, modelName';

/** XID errors after which a GPU is not to be trusted: double bit, page retirement, NVLink, off the bus, firmware. */
const FATAL = [48, 62, 64, 74, 79, 92, 95, 119, 120, 140];

const THRESHOLDS = {
  /** Temperature of a GPU: celsius, 0 to 120. @default 85 */
  temperature: celsius(85),
  /** Share of a GPU's memory in use: ratio, 0 to 1. @default 0.95 */
  memory: ratio(0.95),
  /** Utilisation under which a GPU counts as idle, of 100: count, 0 to 100. @default 5 */
  idle: count(5, 100),
  /** PCIe replays in an hour: count, 0 to 1000000000. @default 100 */
  replays: count(100),
};

/** NVIDIA GPUs, by the DCGM exporter's default metrics. */
export const gpu = definePack({
  name: 'gpu',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    const fatal = FATAL.map((xid) => `DCGM_FI_DEV_XID_ERRORS == ${xid}`).join(' or ');
    return [
      {
        name: 'gpus',
        rules: [
          {
            record: 'cluster_model:gpu_utilisation:avg',
            expr: 'avg by (cluster, modelName) (DCGM_FI_DEV_GPU_UTIL) / 100',
          },
          { record: 'cluster_model:gpus:count', expr: 'count by (cluster, modelName) (DCGM_FI_DEV_GPU_UTIL)' },
          {
            alert: 'GpuFault',
            expr: `max by (${GPU}) (${fatal}) > 0`,
            severity: 'critical',
            summary: 'GPU {gpu} of {Hostname} in {cluster} has a fault.',
            description:
              'GPU {gpu} ({modelName}) of {Hostname} in {cluster} reports XID {value:number}: its results are not to be trusted.',
          },
          {
            alert: 'GpuXidError',
            expr: `max by (${GPU}) (DCGM_FI_DEV_XID_ERRORS > 0) unless on (${GPU}) max by (${GPU}) (${fatal})`,
            for: '5m',
            severity: 'info',
            summary: 'A program on GPU {gpu} of {Hostname} in {cluster} failed.',
            description:
              'The last error of GPU {gpu} ({modelName}) of {Hostname} in {cluster} is XID {value:number}, usually the fault of a program.',
          },
          {
            alert: 'GpuMemoryRowsLost',
            expr: `max by (${GPU}) (DCGM_FI_DEV_ROW_REMAP_FAILURE) > 0`,
            severity: 'critical',
            summary: 'Memory of GPU {gpu} of {Hostname} in {cluster} is broken.',
            description:
              'GPU {gpu} ({modelName}) of {Hostname} in {cluster} cannot replace rows of its memory any more.',
          },
          {
            alert: 'GpuMemoryErrors',
            expr: `sum by (${GPU}) (increase(DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS[${range('1h')}])) > 0`,
            severity: 'warning',
            summary: 'GPU {gpu} of {Hostname} in {cluster} has had memory errors.',
            description:
              'GPU {gpu} ({modelName}) of {Hostname} in {cluster} replaced rows of its memory after errors. It must be reset for that.',
          },
          {
            alert: 'GpuHot',
            expr: `max by (${GPU}) (DCGM_FI_DEV_GPU_TEMP) > ${t.temperature}`,
            for: '10m',
            severity: 'warning',
            summary: 'GPU {gpu} of {Hostname} in {cluster} is hot.',
            description:
              'GPU {gpu} ({modelName}) of {Hostname} in {cluster} has {value:number} degrees and will slow down.',
          },
          {
            alert: 'GpuMemoryNearlyFull',
            expr: `
              max by (${GPU}) (DCGM_FI_DEV_FB_USED)
              / (max by (${GPU}) (DCGM_FI_DEV_FB_USED) + max by (${GPU}) (DCGM_FI_DEV_FB_FREE)) > ${t.memory}`,
            for: '15m',
            severity: 'info',
            summary: 'Memory of GPU {gpu} of {Hostname} in {cluster} is nearly full.',
            description:
              '{value:percent} of the memory of GPU {gpu} ({modelName}) of {Hostname} in {cluster} are in use.',
          },
          {
            alert: 'GpuIdle',
            expr: `max by (${GPU}) (max_over_time(DCGM_FI_DEV_GPU_UTIL[${range('1h')}])) < ${t.idle}`,
            for: '3h',
            severity: 'info',
            summary: 'GPU {gpu} of {Hostname} in {cluster} does nothing.',
            description: 'GPU {gpu} ({modelName}) of {Hostname} in {cluster} has been idle for hours, and is paid for.',
          },
          {
            alert: 'GpuBusErrors',
            expr: `sum by (${GPU}) (increase(DCGM_FI_DEV_PCIE_REPLAY_COUNTER[${range('1h')}])) > ${t.replays}`,
            for: '15m',
            severity: 'warning',
            summary: 'The bus of GPU {gpu} of {Hostname} in {cluster} has errors.',
            description:
              'Transfers to GPU {gpu} ({modelName}) of {Hostname} in {cluster} are repeated: it is slow, and may fail.',
          },
        ],
      },
    ];
  },
});
