import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER as IN, rates, share } from '../promql.js';

const NODE = 'cluster, node';
const of = (metric: string): string => `max by (${NODE}) (awscni_${metric}{${IN}})`;
const exceeded = (what: string): Readonly<Record<string, string>> => ({
  '{{node}}': rates('node', `node_ethtool_${what}_allowance_exceeded{${IN}}`),
});

export const vpcCni: DashboardDefinition = {
  title: 'VPC CNI',
  answers: 'Are there addresses for pods, and do instances reach the limits of their network?',
  runbooks: ['vpc-cni'],
  present: 'awscni_ip_max',
  next: ['networking', 'nodes', 'node'],
  rows: {
    'At a glance': [
      stat('Addresses in use', 'Addresses that pods have.', 'short', {
        now: `sum by (cluster) (${of('assigned_ip_addresses')})`,
      }),
      stat('Addresses held', 'Addresses that nodes have taken from their subnets, in use or not.', 'short', {
        now: `sum by (cluster) (${of('total_ip_addresses')})`,
      }),
      stat(
        'Fullest node',
        'Share of the addresses that the fullest node may have, which pods use.',
        'percentunit',
        { now: `max by (cluster) (${of('assigned_ip_addresses')} / (${of('ip_max')} > 0))` },
        { limits: { warn: 0.9, bad: 0.95 } },
      ),
      stat('Interfaces', 'Network interfaces that are attached.', 'short', {
        now: `sum by (cluster) (${of('eni_allocated')})`,
      }),
    ],
    Addresses: [
      graph('Addresses', 'Addresses in use, held, and at most.', 'short', {
        'in use': `sum by (cluster) (${of('assigned_ip_addresses')})`,
        held: `sum by (cluster) (${of('total_ip_addresses')})`,
        'at most': `sum by (cluster) (${of('ip_max')})`,
      }),
      graph(
        'Nodes nearly full',
        'Share of the addresses that a node may have, which pods use.',
        'percentunit',
        { '{{node}}': `${of('assigned_ip_addresses')} / (${of('ip_max')} > 0)` },
        { max: 1, limits: { warn: 0.9, bad: 0.95 } },
      ),
      graph('Pods without an address', 'Pods that asked in a second and got none.', 'cps', {
        '{{node}}': rates('node', `awscni_no_available_ip_addresses{${IN}}`),
      }),
      graph('Interfaces', 'Network interfaces that are attached, by node.', 'short', {
        '{{node}}': of('eni_allocated'),
      }),
    ],
    'Requests to EC2': [
      graph('Requests', 'Requests to EC2 in a second.', 'reqps', {
        '{{fn}}': rates('fn', `awscni_ec2api_req_count{${IN}}`),
      }),
      graph(
        'Requests that failed',
        'Share of the requests that failed: missing permissions, throttling, full subnets.',
        'percentunit',
        {
          '{{fn}}': share(
            rates('fn', `awscni_ec2api_error_count{${IN}}`),
            rates('fn', `awscni_ec2api_req_count{${IN}}`),
          ),
        },
      ),
      graph('Errors of the daemon', 'Errors in a second, by function.', 'cps', {
        '{{fn}}': rates('fn', `awscni_ipamd_error_count{${IN}}`),
      }),
    ],
    'Limits of instances': [
      graph(
        'Bandwidth in',
        'Packets in a second that were held up: more came in than the instance may receive.',
        'pps',
        exceeded('bw_in'),
      ),
      graph(
        'Bandwidth out',
        'Packets in a second that were held up: more went out than the instance may send.',
        'pps',
        exceeded('bw_out'),
      ),
      graph(
        'Packets',
        'Packets in a second that were held up: there were too many, whatever their size.',
        'pps',
        exceeded('pps'),
      ),
      graph(
        'Connections',
        'Packets in a second that were dropped: there were too many connections.',
        'pps',
        exceeded('conntrack'),
      ),
      graph(
        'DNS and metadata',
        'Packets in a second that were dropped on their way to DNS, time or metadata.',
        'pps',
        exceeded('linklocal'),
      ),
    ],
  },
};
