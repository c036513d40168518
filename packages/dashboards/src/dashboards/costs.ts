import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN } from '../promql.js';

/** Hours of a month, as AWS counts them. */
const MONTH = 730;
const GIB = 1024 ** 3;

const ofNode = (metric: string, labels = 'node'): string => `max by (cluster, ${labels}) (${metric}{${IN}})`;
/** What namespaces were given of nodes, at the price of each node. */
const given = (what: string, price: string): string => `
  sum by (cluster, namespace) (
    sum by (cluster, namespace, node) (${what}{${IN}})
    * on (cluster, node) group_left () ${ofNode(price)}
  )`;
const CPU = `${given('container_cpu_allocation', 'node_cpu_hourly_cost')} * ${MONTH}`;
const MEMORY = `${given('container_memory_allocation_bytes', 'node_ram_hourly_cost')} / ${GIB} * ${MONTH}`;
const NODES = `sum by (cluster) (${ofNode('node_total_hourly_cost')}) * ${MONTH}`;
const VOLUME = 'persistentvolume';
const VOLUMES = `
  sum by (cluster) (
    ${ofNode('pv_hourly_cost', VOLUME)} * on (cluster, ${VOLUME}) ${ofNode('kube_persistentvolume_capacity_bytes', VOLUME)}
  ) / ${GIB} * ${MONTH}`;

export const costs: DashboardDefinition = {
  title: 'Costs',
  answers: 'What does a cluster cost at list prices, and which namespace has how much of it?',
  runbooks: ['resources'],
  present: 'node_total_hourly_cost',
  next: ['cluster', 'namespace', 'volumes', 'amp-usage'],
  rows: {
    'A month at this rate': [
      stat('Nodes', 'Nodes that are there now, for a month of 730 hours.', 'currencyUSD', { now: NODES }),
      stat('Volumes', 'Volumes by their size, for a month.', 'currencyUSD', { now: VOLUMES }),
      stat('Load balancers', 'Load balancers without what goes through them, for a month.', 'currencyUSD', {
        now: `sum by (cluster) (kubecost_load_balancer_cost{${IN}}) * ${MONTH}`,
      }),
      stat('Control plane', 'What EKS takes for the cluster, for a month.', 'currencyUSD', {
        now: `sum by (cluster) (max by (cluster, provisioner_name) (kubecost_cluster_management_cost{${IN}})) * ${MONTH}`,
      }),
      stat(
        'Nobody has',
        'The share of the nodes that no container was given: what consolidating them could save.',
        'percentunit',
        { now: `1 - (sum by (cluster) (${CPU}) + sum by (cluster) (${MEMORY})) / (${NODES})` },
        { limits: { warn: 0.4, bad: 0.6 } },
      ),
    ],
    Namespaces: [
      graph(
        'By namespace',
        'CPU and memory that containers were given, at the price of their nodes, for a month.',
        'currencyUSD',
        { '{{namespace}}': `${CPU} + ${MEMORY}` },
        { stacked: true, width: 24 },
      ),
      table(
        'Namespaces',
        'One row for each namespace, for a month.',
        ['cluster', 'namespace'],
        { CPU: { expr: CPU, unit: 'currencyUSD' }, Memory: { expr: MEMORY, unit: 'currencyUSD' } },
        { links: { namespace: 'namespace' } },
      ),
    ],
    Nodes: [
      graph('By type', 'Nodes of each type, for a month.', 'currencyUSD', {
        '{{instance_type}}': `sum by (cluster, instance_type) (${ofNode('node_total_hourly_cost', 'node, instance_type')}) * ${MONTH}`,
      }),
      graph('On demand and Spot', 'Nodes by how they are paid for, for a month.', 'currencyUSD', {
        Spot: `sum by (cluster) (${ofNode('node_total_hourly_cost')} * on (cluster, node) ${ofNode('kubecost_node_is_spot')}) * ${MONTH}`,
        'on demand': `sum by (cluster) (${ofNode('node_total_hourly_cost')} * on (cluster, node) (1 - ${ofNode('kubecost_node_is_spot')})) * ${MONTH}`,
      }),
      table(
        'Nodes',
        'One row for each node: an hour of it, of one CPU and of one GiB.',
        ['cluster', 'node'],
        {
          'An hour': { expr: ofNode('node_total_hourly_cost'), unit: 'currencyUSD' },
          'of a CPU': { expr: ofNode('node_cpu_hourly_cost'), unit: 'currencyUSD' },
          'of a GiB': { expr: ofNode('node_ram_hourly_cost'), unit: 'currencyUSD' },
        },
        { links: { node: 'node' } },
      ),
    ],
  },
};
