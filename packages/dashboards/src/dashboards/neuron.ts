import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER as IN, rates, share } from '../promql.js';

const INSTANCE = 'instance_id, instance_type';
const STATUS = rates(INSTANCE, `execution_status_total{${IN}}`);

export const neuron: DashboardDefinition = {
  title: 'Neuron',
  answers: 'Are Inferentia and Trainium used, and do executions succeed?',
  runbooks: ['neuron'],
  present: 'neuroncore_utilization_ratio',
  next: ['cluster', 'nodes'],
  rows: {
    'At a glance': [
      stat('Cores', 'Neuron cores that report.', 'short', {
        now: `count by (cluster) (neuroncore_utilization_ratio{${IN}})`,
      }),
      stat(
        'In use',
        'Share of the time in which cores computed, by type of instance.',
        'percentunit',
        { '{{instance_type}}': `cluster_type:neuroncore_utilisation:avg{${IN}}` },
        { width: 8 },
      ),
      stat('Executions', 'Executions in a second.', 'ops', { now: rates('', `execution_status_total{${IN}}`) }),
    ],
    Use: [
      graph(
        'Cores in use',
        'Share of the time in which each core computed.',
        'percentunit',
        {
          '{{instance_id}} {{neuroncore}}': `max by (cluster, instance_id, neuroncore) (neuroncore_utilization_ratio{${IN}})`,
        },
        { max: 1 },
      ),
      graph('Memory of devices', 'Memory of the devices that programs use.', 'bytes', {
        '{{instance_id}}': `sum by (cluster, instance_id) (neuron_runtime_memory_used_bytes{${IN},memory_location="neuron_device"})`,
      }),
      graph('Memory of hosts', 'Share of the memory of each host that is in use.', 'percentunit', {
        '{{instance_id}}': `max by (cluster, instance_id) (system_memory_used_bytes{${IN}}) / max by (cluster, instance_id) (system_memory_total_bytes{${IN}})`,
      }),
    ],
    Executions: [
      graph('Executions', 'Executions in a second, by how they ended.', 'ops', {
        '{{status_type}}': rates('status_type', `execution_status_total{${IN}}`),
      }),
      graph('Failures', 'Share of the executions that did not complete.', 'percentunit', {
        '{{instance_id}}': share(
          rates(INSTANCE, `execution_status_total{${IN},status_type!~"completed|completed_with_num_err"}`),
          STATUS,
        ),
      }),
      graph('Errors', 'Errors in a second, by kind.', 'cps', {
        '{{error_type}}': rates('error_type', `execution_errors_total{${IN}}`),
      }),
      graph('Latency', 'Time of executions, by percentile.', 's', {
        '{{instance_id}} {{percentile}}': `max by (cluster, instance_id, percentile) (execution_latency_seconds{${IN}})`,
      }),
    ],
    Faults: [
      graph('Memory errors', 'Errors of memory in a second, those that were corrected among them.', 'cps', {
        '{{instance_id}} {{neuron_device_index}} {{event_type}}': rates(
          'instance_id, neuron_device_index, event_type',
          `hardware_ecc_events_total{${IN}}`,
        ),
      }),
    ],
  },
};
