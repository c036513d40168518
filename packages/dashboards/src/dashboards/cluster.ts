import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN, rates } from '../promql.js';

const CPU = `sum by (cluster, namespace) (node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${IN},container!=""})`;
const MEMORY = `sum by (cluster, namespace) (node_namespace_pod_container:container_memory_working_set_bytes{${IN},container!=""})`;
const of = (resource: string, kind: string): string =>
  `sum by (cluster, namespace) (namespace_${resource}:kube_pod_container_resource_${kind}:sum{${IN}})`;
const allocatable = (resource: string): string =>
  `sum by (cluster) (max by (cluster, node) (kube_node_status_allocatable{${IN},resource="${resource}"}))`;
const committed = (resource: string, kind: string): string =>
  `sum by (cluster) (namespace_${resource}:kube_pod_container_resource_${kind}:sum{${IN}}) / ${allocatable(resource)}`;
const network = (way: string): string =>
  rates('namespace', `container_network_${way}_bytes_total{${IN},job="cadvisor",namespace!=""}`);
const LIMITS = { limits: { warn: 0.8, bad: 0.95 } };

export const cluster: DashboardDefinition = {
  title: 'Cluster',
  answers: 'What uses the capacity of a cluster, and how much is left?',
  runbooks: ['workloads', 'resources'],
  present: 'kube_node_info',
  next: ['clusters', 'namespace', 'nodes', 'api-server'],
  rows: {
    'At a glance': [
      stat(
        'CPU in use',
        'Share of the CPUs of all nodes that is busy.',
        'percentunit',
        { now: `cluster:node_cpu:ratio_rate5m{${IN}}` },
        LIMITS,
      ),
      stat(
        'CPU requested',
        'What pods reserve of the CPUs that nodes offer.',
        'percentunit',
        { now: committed('cpu', 'requests') },
        LIMITS,
      ),
      stat('CPU limits', 'What pods may use at most, of the CPUs that nodes offer.', 'percentunit', {
        now: committed('cpu', 'limits'),
      }),
      stat(
        'Memory in use',
        'Share of the memory of all nodes that is not available to programs.',
        'percentunit',
        {
          now: `1 - :node_memory_MemAvailable_bytes:sum{${IN}} / sum by (cluster) (node_memory_MemTotal_bytes{${IN},job="node-exporter"})`,
        },
        LIMITS,
      ),
      stat(
        'Memory requested',
        'What pods reserve of the memory that nodes offer.',
        'percentunit',
        { now: committed('memory', 'requests') },
        LIMITS,
      ),
      stat('Memory limits', 'What pods may use at most, of the memory that nodes offer.', 'percentunit', {
        now: committed('memory', 'limits'),
      }),
    ],
    Namespaces: [
      table(
        'Namespaces',
        'One row for each namespace. Its name leads to its workloads.',
        ['cluster', 'namespace'],
        {
          'CPU in use': { expr: CPU, unit: 'short' },
          'CPU requested': { expr: of('cpu', 'requests'), unit: 'short' },
          'of CPU requested': { expr: `${CPU} / ${of('cpu', 'requests')}`, unit: 'percentunit' },
          'CPU limits': { expr: of('cpu', 'limits'), unit: 'short' },
          'Memory in use': { expr: MEMORY, unit: 'bytes' },
          'Memory requested': { expr: of('memory', 'requests'), unit: 'bytes' },
          'of memory requested': { expr: `${MEMORY} / ${of('memory', 'requests')}`, unit: 'percentunit' },
          'Memory limits': { expr: of('memory', 'limits'), unit: 'bytes' },
        },
        { links: { namespace: 'namespace' } },
      ),
    ],
    Use: [
      graph('CPU', 'Cores in use by namespace.', 'short', { '{{namespace}}': CPU }, { stacked: true }),
      graph(
        'Memory',
        'Working sets by namespace: what the kernel cannot take back.',
        'bytes',
        { '{{namespace}}': MEMORY },
        { stacked: true },
      ),
    ],
    Pods: [
      graph(
        'Pods by phase',
        'Pods that are pending, running, done or failed.',
        'short',
        { '{{phase}}': `sum by (cluster, phase) (kube_pod_status_phase{${IN}})` },
        { stacked: true },
      ),
      graph('Restarts', 'Restarts of containers in a second, by namespace.', 'cps', {
        '{{namespace}}': rates('namespace', `kube_pod_container_status_restarts_total{${IN}}`),
      }),
      graph('Why containers wait', 'Containers that do not run, by the reason that the kubelet gives.', 'short', {
        '{{reason}}': `sum by (cluster, reason) (kube_pod_container_status_waiting_reason{${IN}})`,
      }),
      graph('Replicas missing', 'Replicas of deployments that are wanted and not available.', 'short', {
        '{{namespace}}': `
          sum by (cluster, namespace) (kube_deployment_spec_replicas{${IN}})
          - sum by (cluster, namespace) (kube_deployment_status_replicas_available{${IN}})`,
      }),
    ],
    Network: [
      graph('Received', 'Bytes that pods receive in a second, by namespace.', 'binBps', {
        '{{namespace}}': network('receive'),
      }),
      graph('Sent', 'Bytes that pods send in a second, by namespace.', 'binBps', {
        '{{namespace}}': network('transmit'),
      }),
    ],
  },
};
