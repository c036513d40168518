import { definePack } from '../rule-pack.js';
import { ratio } from '../threshold.js';

const INSTANCE = 'cluster, instance_id, instance_type';

const THRESHOLDS = {
  /** Share of executions that fail: ratio, 0 to 1. @default 0.01 */
  failures: ratio(0.01),
  /** Utilisation under which a core counts as idle: ratio, 0 to 1. @default 0.01 */
  idle: ratio(0.01),
  /** Share of the host's memory in use: ratio, 0 to 1. @default 0.9 */
  hostMemory: ratio(0.9),
};

/** AWS Inferentia and Trainium, by the Prometheus exporter of neuron-monitor. */
export const neuron = definePack({
  name: 'neuron',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    const status = (selector: string): string =>
      `sum by (${INSTANCE}) (rate(execution_status_total{${selector}}[${range()}]))`;
    return [
      {
        name: 'devices',
        rules: [
          {
            record: 'cluster_type:neuroncore_utilisation:avg',
            expr: 'avg by (cluster, instance_type) (neuroncore_utilization_ratio)',
          },
          {
            alert: 'NeuronMemoryErrors',
            expr: `
              sum by (${INSTANCE}, neuron_device_index, event_type) (
                increase(hardware_ecc_events_total{event_type=~".*uncorrected"}[${range('1h')}])
              ) > 0`,
            severity: 'critical',
            summary: 'Device {neuron_device_index} of {instance_id} in {cluster} has broken memory.',
            description:
              'Neuron device {neuron_device_index} of {instance_id} ({instance_type}) in {cluster} has errors that it cannot correct: {event_type}.',
          },
          {
            alert: 'NeuronHardwareErrors',
            expr: `
              sum by (${INSTANCE}) (
                increase(execution_errors_total{error_type="hardware"}[${range('15m')}])
              ) > 0`,
            severity: 'critical',
            summary: 'Executions on {instance_id} in {cluster} fail because of the hardware.',
            description: 'The Neuron devices of {instance_id} ({instance_type}) in {cluster} report hardware errors.',
          },
          {
            alert: 'NeuronExecutionFailures',
            // What was not asked for rightly is the caller's fault.
            expr: `
              (${status('status_type!~"completed|completed_with_num_err|incorrect_input"')}
              / ${status('status_type!="incorrect_input"')}) > ${t.failures}`,
            for: '10m',
            severity: 'warning',
            summary: 'Executions on {instance_id} in {cluster} fail.',
            description:
              '{value:percent} of the executions on {instance_id} ({instance_type}) in {cluster} fail, time out, or find no place in the queue.',
          },
          {
            alert: 'NeuronNumericalErrors',
            expr: `
              sum by (${INSTANCE}) (
                increase(execution_errors_total{error_type="numerical"}[${range('15m')}])
              ) > 0`,
            for: '15m',
            severity: 'info',
            summary: 'Executions on {instance_id} in {cluster} give no numbers.',
            description: 'Models on {instance_id} ({instance_type}) in {cluster} compute NaN again and again.',
          },
          {
            alert: 'NeuronHostMemoryHigh',
            expr: `
              max by (${INSTANCE}) (system_memory_used_bytes) / max by (${INSTANCE}) (system_memory_total_bytes)
              > ${t.hostMemory}`,
            for: '15m',
            severity: 'warning',
            summary: 'The host memory of {instance_id} in {cluster} is nearly used up.',
            description:
              '{value:percent} of the host memory of {instance_id} ({instance_type}) in {cluster} are in use: loading models will fail.',
          },
          {
            alert: 'NeuronIdle',
            expr: `max by (${INSTANCE}) (max_over_time(neuroncore_utilization_ratio[${range('1h')}])) < ${t.idle}`,
            for: '3h',
            severity: 'info',
            summary: 'The Neuron cores of {instance_id} in {cluster} do nothing.',
            description:
              'No Neuron core of {instance_id} ({instance_type}) in {cluster} has worked for hours, and they are paid for.',
          },
        ],
      },
    ];
  },
});
