import { definePack } from '../rule-pack.js';
import { perSecond, ratio } from '../threshold.js';

const NODE = 'cluster, instance, node';

const THRESHOLDS = {
  /** Share of the addresses that a node can have: ratio, 0 to 1. @default 0.95 */
  addresses: ratio(0.95),
  /** Share of calls to EC2 that fail: ratio, 0 to 1. @default 0.1 */
  ec2Errors: ratio(0.1),
  /** Errors of the address daemon: per second, 0 to 1000000. @default 0.05 */
  daemonErrors: perSecond(0.05),
  /** Packets beyond what the instance may send or receive: per second, 0 to 1000000. @default 1 */
  allowanceExceeded: perSecond(1),
};

/** What ENA counts when an instance is at one of its limits, and what that limit is. */
const ALLOWANCES = [
  { alert: 'NodeBandwidthInExceeded', metric: 'bw_in', what: 'its bandwidth for receiving' },
  { alert: 'NodeBandwidthOutExceeded', metric: 'bw_out', what: 'its bandwidth for sending' },
  { alert: 'NodePacketRateExceeded', metric: 'pps', what: 'its packets a second' },
  { alert: 'NodeConnectionsExceeded', metric: 'conntrack', what: 'the connections that its security groups track' },
  {
    alert: 'NodeLinkLocalExceeded',
    metric: 'linklocal',
    what: 'its packets to DNS, instance metadata and the time service',
  },
] as const;

/**
 * Addresses of pods, and the network limits of instances. Reads the VPC CNI's own metrics (port 61678 of its pods) and
 * node-exporter's collector `ethtool`, which is off by default.
 */
export const vpcCni = definePack({
  name: 'vpc-cni',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => [
    {
      name: 'addresses',
      rules: [
        {
          alert: 'VpcCniNoAddresses',
          expr: `sum by (${NODE}) (increase(awscni_no_available_ip_addresses[${range()}])) > 0`,
          for: '5m',
          severity: 'critical',
          summary: 'Pods on {instance} of {cluster} get no address.',
          description: 'The VPC CNI on {instance} of {cluster} has no addresses left: pods there do not start.',
        },
        {
          alert: 'VpcCniAddressesNearLimit',
          expr: `
            max by (${NODE}) (awscni_assigned_ip_addresses) / (max by (${NODE}) (awscni_ip_max) > 0) > ${t.addresses}`,
          for: '15m',
          severity: 'info',
          summary: 'Node {instance} of {cluster} has nearly all the addresses that it can have.',
          description:
            'Pods on {instance} of {cluster} have {value:percent} of the addresses that the instance can hold.',
        },
        {
          alert: 'VpcCniEc2Errors',
          expr: `
            sum by (cluster, fn) (rate(awscni_ec2api_error_count[${range()}]))
            / sum by (cluster, fn) (rate(awscni_ec2api_req_count[${range()}])) > ${t.ec2Errors}`,
          for: '15m',
          severity: 'warning',
          summary: 'Calls of the VPC CNI in {cluster} to EC2 fail.',
          description:
            '{value:percent} of the calls {fn} of the VPC CNI in {cluster} fail: throttled, forbidden, or the subnet is full.',
        },
        {
          alert: 'VpcCniDaemonErrors',
          expr: `sum by (${NODE}, fn) (rate(awscni_ipamd_error_count[${range()}])) > ${t.daemonErrors}`,
          for: '15m',
          severity: 'warning',
          summary: 'The VPC CNI on {instance} of {cluster} fails.',
          description: '{fn} of the address daemon on {instance} of {cluster} fails again and again.',
        },
        {
          alert: 'VpcCniActionStuck',
          expr: `min by (${NODE}, fn) (min_over_time(awscni_ipamd_action_inprogress[${range('15m')}])) > 0`,
          for: '15m',
          severity: 'warning',
          summary: 'The VPC CNI on {instance} of {cluster} hangs.',
          description:
            '{fn} of the address daemon on {instance} of {cluster} has not come to an end: new pods get no address.',
        },
        {
          alert: 'VpcCniAddressesTaken',
          expr: `
            sum by (${NODE}) (
              increase(awscni_force_removed_ips[${range()}]) + increase(awscni_force_removed_enis[${range()}])
            ) > 0`,
          severity: 'warning',
          summary: 'Addresses of pods on {instance} of {cluster} were taken away.',
          description:
            'On {instance} of {cluster} addresses or interfaces were removed from outside while pods used them.',
        },
      ],
    },
    {
      name: 'allowances',
      rules: ALLOWANCES.map(({ alert, metric, what }) => ({
        alert,
        expr: `
          sum by (${NODE}) (rate(node_ethtool_${metric}_allowance_exceeded[${range()}])) > ${t.allowanceExceeded}`,
        for: '15m',
        severity: 'warning' as const,
        summary: `Node {instance} of {cluster} is at the limit of ${what}.`,
        description: `{value:decimal} packets a second of {instance} in {cluster} wait or are dropped, because the instance is at the limit of ${what}.`,
      })),
    },
  ],
});
