import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTERS as IN, orNone, rates } from '../promql.js';

const NODES = `count by (cluster) (node:node_num_cpu:sum{${IN}})`;
const MEMORY = `
  1 - :node_memory_MemAvailable_bytes:sum{${IN}}
  / sum by (cluster) (node_memory_MemTotal_bytes{${IN},job="node-exporter"})`;
const allocatable = (resource: string): string =>
  `sum by (cluster) (max by (cluster, node) (kube_node_status_allocatable{${IN},resource="${resource}"}))`;
const requested = (resource: string): string =>
  `sum by (cluster) (namespace_${resource}:kube_pod_container_resource_requests:sum{${IN}}) / ${allocatable(resource)}`;
const UP = `sum by (cluster) (count:up1{${IN}})`;
const DOWN = orNone(`sum by (cluster) (count:up0{${IN}})`, UP);
const PENDING = `sum by (cluster) (kube_pod_status_phase{${IN},phase=~"Pending|Failed|Unknown"})`;

export const clusters: DashboardDefinition = {
  title: 'Clusters',
  answers: 'Which cluster needs attention, and how do clusters compare?',
  runbooks: ['collectors', 'workloads', 'nodes'],
  present: 'up',
  manyClusters: true,
  next: ['cluster', 'amp-usage', 'collectors'],
  rows: {
    'At a glance': [
      table(
        'Clusters',
        'One row for each cluster that writes to the workspace. The name leads to the cluster.',
        ['cluster'],
        {
          Nodes: { expr: NODES, unit: 'short' },
          'Pods running': {
            expr: `sum by (cluster) (kube_pod_status_phase{${IN},phase="Running"})`,
            unit: 'short',
          },
          'Pods not running': { expr: PENDING, unit: 'short' },
          'CPU in use': { expr: `cluster:node_cpu:ratio_rate5m{${IN}}`, unit: 'percentunit' },
          'CPU requested': { expr: requested('cpu'), unit: 'percentunit' },
          'Memory in use': { expr: MEMORY, unit: 'percentunit' },
          'Memory requested': { expr: requested('memory'), unit: 'percentunit' },
          'Targets down': { expr: DOWN, unit: 'short' },
          Series: { expr: `cluster:scrape_series:sum{${IN}}`, unit: 'short' },
        },
        { links: { cluster: 'cluster' } },
      ),
    ],
    Capacity: [
      graph('CPU in use', 'Share of the CPUs of all nodes that is busy.', 'percentunit', {
        '{{cluster}}': `cluster:node_cpu:ratio_rate5m{${IN}}`,
      }),
      graph('Memory in use', 'Share of the memory of all nodes that is not available to programs.', 'percentunit', {
        '{{cluster}}': MEMORY,
      }),
      graph('CPU requested', 'What pods reserve of the CPUs that nodes offer. Over 100 % pods wait.', 'percentunit', {
        '{{cluster}}': requested('cpu'),
      }),
      graph('Memory requested', 'What pods reserve of the memory that nodes offer.', 'percentunit', {
        '{{cluster}}': requested('memory'),
      }),
    ],
    Health: [
      graph('Nodes', 'Nodes with a node-exporter.', 'short', { '{{cluster}}': NODES }),
      graph('Nodes not ready', 'Nodes whose kubelet says that they are not ready, or says nothing.', 'short', {
        '{{cluster}}': `sum by (cluster) (kube_node_status_condition{${IN},condition="Ready",status=~"false|unknown"})`,
      }),
      graph('Pods not running', 'Pods that are pending, failed or unknown.', 'short', { '{{cluster}}': PENDING }),
      graph('Containers restarting', 'Restarts in a second.', 'cps', {
        '{{cluster}}': rates('', `kube_pod_container_status_restarts_total{${IN}}`),
      }),
      graph('Targets down', 'Targets that could not be scraped.', 'short', { '{{cluster}}': DOWN }),
      graph('Requests to API servers', 'Requests that API servers answer in a second.', 'reqps', {
        '{{cluster}}': `sum by (cluster) (code_resource:apiserver_request_total:rate5m{${IN}})`,
      }),
    ],
    Availability: [
      stat(
        'Availability of API servers',
        'Share of the requests of thirty days that were answered in time and without an error.',
        'percentunit',
        { '{{cluster}}': `apiserver_request:availability30d{${IN},verb="all"}` },
        { width: 24, limits: { warn: 0.99, bad: 0.98 } },
      ),
    ],
  },
};
