import type { PackCases, Series } from '../harness/cases.js';
import { rate, type Samples } from '../harness/values.js';

const INSTANCE = 'instance_id="i-1",instance_type="inf2.xlarge"';
const labels = { instance_id: 'i-1', instance_type: 'inf2.xlarge' };
const one = (metric: string, extra: string, value: number | Samples): Series => ({
  [`${metric}{${INSTANCE}${extra === '' ? '' : `,${extra}`}}`]: value,
});
const ecc = (type: string): Series =>
  one('hardware_ecc_events_total', `neuron_device_index="0",event_type="${type}"`, rate(0.01));
const errors = (type: string): Series =>
  one('execution_errors_total', `runtime_tag="1",error_type="${type}"`, rate(0.01));
const executions = (type: string, failed: number): Series => ({
  ...one('execution_status_total', 'status_type="completed"', rate(1 - failed)),
  ...one('execution_status_total', `status_type="${type}"`, rate(failed)),
});
const memory = (used: number): Series => ({
  ...one('system_memory_used_bytes', '', used),
  ...one('system_memory_total_bytes', '', 1000),
});
const core = (utilisation: number, number = '0'): Series =>
  one('neuroncore_utilization_ratio', `neuroncore="${number}"`, utilisation);

export const cases: PackCases = {
  records: {
    'cluster_type:neuroncore_utilisation:avg': {
      series: { ...core(0.5), ...core(1, '1') },
      gives: { '{instance_type="inf2.xlarge"}': 0.75 },
    },
  },
  alerts: {
    NeuronMemoryErrors: {
      fires: ecc('mem_ecc_uncorrected'),
      silent: ecc('mem_ecc_corrected'),
      labels: { ...labels, neuron_device_index: '0', event_type: 'mem_ecc_uncorrected' },
    },
    NeuronHardwareErrors: { fires: errors('hardware'), silent: errors('transient'), labels },
    NeuronExecutionFailures: [
      { fires: executions('timed_out', 0.25), silent: executions('timed_out', 0.005), labels, value: '25%' },
      { fires: executions('failed_to_queue', 0.25), silent: executions('incorrect_input', 0.25), labels, value: '25%' },
      // Wrong inputs are no executions, and do not make failures look few.
      {
        fires: {
          ...executions('timed_out', 0.25),
          ...one('execution_status_total', 'status_type="incorrect_input"', rate(100)),
        },
        silent: executions('timed_out', 0.005),
        labels,
        value: '25%',
      },
    ],
    NeuronNumericalErrors: { fires: errors('numerical'), silent: errors('generic'), labels },
    NeuronHostMemoryHigh: { fires: memory(950), silent: memory(850), labels, value: '95%' },
    NeuronIdle: {
      fires: { ...core(0), ...core(0.001, '1') },
      silent: { ...core(0), ...core(0.5, '1') },
      labels,
    },
  },
};
