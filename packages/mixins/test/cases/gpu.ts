import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { rate, type Samples, turns } from '../harness/values.js';

const GPU = 'Hostname="n1",gpu="0",modelName="L4"';
const labels = { Hostname: 'n1', gpu: '0', modelName: 'L4' };
type Value = number | Samples;
const of = (metric: string, value: Value, which = GPU): Series => ({
  [`DCGM_FI_DEV_${metric}{${which},UUID="GPU-1",pod="train-0"}`]: value,
});
const one = (metric: string, fires: Value, silent: Value, value?: string): AlertCase => ({
  fires: of(metric, fires),
  silent: of(metric, silent),
  labels,
  ...(value === undefined ? {} : { value }),
});
const memory = (used: number): Series => ({ ...of('FB_USED', used), ...of('FB_FREE', 1000 - used) });
const second = 'Hostname="n1",gpu="1",modelName="L4"';

export const cases: PackCases = {
  records: {
    'cluster_model:gpu_utilisation:avg': {
      series: { ...of('GPU_UTIL', 50), ...of('GPU_UTIL', 100, second) },
      gives: { '{modelName="L4"}': 0.75 },
    },
    'cluster_model:gpus:count': {
      series: { ...of('GPU_UTIL', 50), ...of('GPU_UTIL', 100, second) },
      gives: { '{modelName="L4"}': 2 },
    },
  },
  alerts: {
    GpuFault: [one('XID_ERRORS', 79, 0, '79'), one('XID_ERRORS', 48, 31, '48')],
    GpuXidError: [one('XID_ERRORS', 31, 0, '31'), one('XID_ERRORS', 31, 79, '31')],
    GpuMemoryRowsLost: one('ROW_REMAP_FAILURE', 1, 0),
    GpuMemoryErrors: one('UNCORRECTABLE_REMAPPED_ROWS', rate(0.01), 2),
    GpuHot: one('GPU_TEMP', 90, 80, '90'),
    GpuMemoryNearlyFull: { fires: memory(975), silent: memory(900), labels, value: '97.5%' },
    // Busy for a moment in every hour is not idle.
    GpuIdle: one('GPU_UTIL', 2, turns(720, 0, 0, 80)),
    GpuBusErrors: one('PCIE_REPLAY_COUNTER', rate(1), rate(0.01)),
  },
};
