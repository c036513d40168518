import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN, quantile, rates, share } from '../promql.js';

const pods = (metric: string, labels: string): string =>
  rates(labels, `container_network_${metric}_total{${IN},job="cadvisor",namespace!=""}`);
const top = (vector: string): string => `topk by (cluster) (10, ${vector})`;
const node = (record: string): string => `max by (cluster, instance) (${record}{${IN}})`;
const PROXY = `${IN},job="kube-proxy"`;

export const networking: DashboardDefinition = {
  title: 'Networking',
  answers: 'Who sends and receives how much, and where are packets lost?',
  runbooks: ['nodes', 'kube-proxy'],
  present: 'kube_node_info',
  next: ['cluster', 'vpc-cni', 'coredns', 'nodes'],
  rows: {
    'At a glance': [
      stat('Received', 'Bytes that pods receive in a second.', 'binBps', { now: pods('receive_bytes', '') }),
      stat('Sent', 'Bytes that pods send in a second.', 'binBps', { now: pods('transmit_bytes', '') }),
      stat('Nodes receive', 'Bytes that nodes receive in a second, with the loopback.', 'binBps', {
        now: `sum by (cluster) (instance:node_network_receive_bytes:rate:sum{${IN}})`,
      }),
      stat('Nodes send', 'Bytes that nodes send in a second, with the loopback.', 'binBps', {
        now: `sum by (cluster) (instance:node_network_transmit_bytes:rate:sum{${IN}})`,
      }),
    ],
    Pods: [
      table(
        'Namespaces',
        'What the pods of each namespace send and receive in a second.',
        ['cluster', 'namespace'],
        {
          Received: { expr: pods('receive_bytes', 'namespace'), unit: 'binBps' },
          Sent: { expr: pods('transmit_bytes', 'namespace'), unit: 'binBps' },
          'Packets received': { expr: pods('receive_packets', 'namespace'), unit: 'pps' },
          'Packets sent': { expr: pods('transmit_packets', 'namespace'), unit: 'pps' },
          'Received and dropped': { expr: pods('receive_packets_dropped', 'namespace'), unit: 'pps' },
          'Dropped before sending': { expr: pods('transmit_packets_dropped', 'namespace'), unit: 'pps' },
        },
        { links: { namespace: 'namespace' } },
      ),
      graph('Pods that receive most', 'Bytes received in a second: the ten pods with the most.', 'binBps', {
        '{{namespace}}/{{pod}}': top(pods('receive_bytes', 'namespace, pod')),
      }),
      graph('Pods that send most', 'Bytes sent in a second: the ten pods with the most.', 'binBps', {
        '{{namespace}}/{{pod}}': top(pods('transmit_bytes', 'namespace, pod')),
      }),
    ],
    Nodes: [
      graph('Nodes: received', 'Bytes received in a second, without the loopback.', 'binBps', {
        '{{instance}}': node('instance:node_network_receive_bytes_excluding_lo:rate5m'),
      }),
      graph('Nodes: sent', 'Bytes sent in a second, without the loopback.', 'binBps', {
        '{{instance}}': node('instance:node_network_transmit_bytes_excluding_lo:rate5m'),
      }),
      graph('Nodes: dropped', 'Packets that were dropped in a second.', 'pps', {
        '{{instance}} received': node('instance:node_network_receive_drop_excluding_lo:rate5m'),
        '{{instance}} sent': node('instance:node_network_transmit_drop_excluding_lo:rate5m'),
      }),
      graph('Nodes: errors', 'Share of the packets received that had errors.', 'percentunit', {
        '{{instance}}': share(
          rates('instance', `node_network_receive_errs_total{${IN},job="node-exporter"}`),
          rates('instance', `node_network_receive_packets_total{${IN},job="node-exporter"}`),
        ),
      }),
    ],
    'kube-proxy': [
      graph('Slow rules', 'The time within which 99 % of the changes to the rules of a node are made.', 's', {
        '{{instance}}': quantile(0.99, 'instance', `kubeproxy_sync_proxy_rules_duration_seconds_bucket{${PROXY}}`),
      }),
      graph('Slow services', 'The time within which 99 % of the changes of services reach the nodes.', 's', {
        p99: quantile(0.99, '', `kubeproxy_network_programming_duration_seconds_bucket{${PROXY}}`),
      }),
    ],
  },
};
