import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { rate, turns } from '../harness/values.js';

const NODE = 'instance="n1",node="n1"';
const node = { instance: 'n1', node: 'n1' };
const one = (metric: string, value: Series[string], labels = NODE): Series => ({ [`${metric}{${labels}}`]: value });
const assigned = (count: number): Series => ({
  ...one('awscni_assigned_ip_addresses', count),
  ...one('awscni_ip_max', 50),
});
const calls = (errors: number): Series => ({
  ...one('awscni_ec2api_error_count', rate(errors), `${NODE},fn="CreateNetworkInterface"`),
  ...one('awscni_ec2api_req_count', rate(1), `${NODE},fn="CreateNetworkInterface"`),
});
const taken = (perSecond: number): Series => ({
  ...one('awscni_force_removed_ips', rate(perSecond)),
  ...one('awscni_force_removed_enis', 1),
});
const allowance = (metric: string): AlertCase => ({
  fires: one(`node_ethtool_${metric}_allowance_exceeded`, rate(5), `${NODE},device="ens5"`),
  silent: one(`node_ethtool_${metric}_allowance_exceeded`, rate(0.5), `${NODE},device="ens5"`),
  labels: node,
  value: '5.00',
});
const FN = `${NODE},fn="nodeIPPoolReconcile"`;

export const cases: PackCases = {
  records: {},
  alerts: {
    VpcCniNoAddresses: {
      fires: one('awscni_no_available_ip_addresses', rate(0.1)),
      silent: one('awscni_no_available_ip_addresses', 9),
      labels: node,
    },
    VpcCniAddressesNearLimit: { fires: assigned(49), silent: assigned(45), labels: node, value: '98%' },
    VpcCniEc2Errors: {
      fires: calls(0.25),
      silent: calls(0.05),
      labels: { fn: 'CreateNetworkInterface' },
      value: '25%',
    },
    VpcCniDaemonErrors: {
      fires: one('awscni_ipamd_error_count', rate(0.1), FN),
      silent: one('awscni_ipamd_error_count', rate(0.01), FN),
      labels: { ...node, fn: 'nodeIPPoolReconcile' },
    },
    VpcCniActionStuck: {
      fires: one('awscni_ipamd_action_inprogress', 1, FN),
      silent: one('awscni_ipamd_action_inprogress', turns(120, 1, 0), FN),
      labels: { ...node, fn: 'nodeIPPoolReconcile' },
    },
    VpcCniAddressesTaken: { fires: taken(0.01), silent: taken(0), labels: node },
    NodeBandwidthInExceeded: allowance('bw_in'),
    NodeBandwidthOutExceeded: allowance('bw_out'),
    NodePacketRateExceeded: allowance('pps'),
    NodeConnectionsExceeded: allowance('conntrack'),
    NodeLinkLocalExceeded: allowance('linklocal'),
  },
};
