import type { GroupDefinition } from '../../definition.js';
import type { NodesContext } from './nodes.js';

const NODE = 'cluster, instance, node';
const CARDS = 'device!~"veth.+|eni.+|cali.+|lxc.+|lo"';

const COLLECTORS = 'cpu|diskstats|filefd|filesystem|loadavg|meminfo|netdev|stat|timex|vmstat';

/** Network, clock and the operating system. */
export const system = ({ t, range }: NodesContext): GroupDefinition => {
  const errors = (way: string, word: string) =>
    ({
      alert: `NodeNetwork${way}Errs`,
      expr: `
        max by (${NODE}, device) (
          rate(node_network_${word}_errs_total[${range()}]) / rate(node_network_${word}_packets_total[${range()}])
        ) > ${t.networkErrors}`,
      for: '1h',
      severity: 'warning',
      summary: `Interface {device} of node {instance} in {cluster} has ${word} errors.`,
      description: `{value:percent} of the packets that {device} on {instance} in {cluster} should ${word} are errors.`,
    }) as const;
  return {
    name: 'system',
    rules: [
      errors('Receive', 'receive'),
      errors('Transmit', 'transmit'),
      {
        alert: 'NodeNetworkInterfaceFlapping',
        expr: `max by (${NODE}, device) (changes(node_network_up{${CARDS}}[${range('10m')}])) > ${t.interfaceChanges}`,
        severity: 'warning',
        summary: 'Interface {device} of node {instance} in {cluster} goes up and down.',
        description:
          '{device} on {instance} in {cluster} changes its state again and again: connections over it break.',
      },
      {
        alert: 'NodeHighNumberConntrackEntriesUsed',
        expr: `
          max by (${NODE}) (node_nf_conntrack_entries) / max by (${NODE}) (node_nf_conntrack_entries_limit)
          > ${t.conntrack}`,
        for: '5m',
        severity: 'warning',
        summary: 'Node {instance} of {cluster} runs out of connections.',
        description: '{value:percent} of the connection tracking table of {instance} in {cluster} are in use.',
      },
      {
        alert: 'NodeClockSkewDetected',
        expr: `
          (
            max by (${NODE}) (abs(node_timex_offset_seconds)) > ${t.clockOffset}
          )
          and max by (${NODE}) (abs(node_timex_offset_seconds))
          >= max by (${NODE}) (abs(node_timex_offset_seconds offset ${range()}))`,
        for: '10m',
        severity: 'warning',
        summary: 'The clock of node {instance} of {cluster} is wrong.',
        description: 'The clock of {instance} in {cluster} is off by {value:duration} and does not come closer.',
      },
      {
        alert: 'NodeClockNotSynchronising',
        expr: `
          max by (${NODE}) (min_over_time(node_timex_sync_status[${range()}])) == 0
          and max by (${NODE}) (node_timex_maxerror_seconds) >= ${t.clockError}`,
        for: '10m',
        severity: 'warning',
        summary: 'The clock of node {instance} of {cluster} is not synchronised.',
        description: 'The kernel of {instance} in {cluster} has no time source: its clock drifts.',
      },
      {
        alert: 'NodeTextFileCollectorScrapeError',
        expr: `max by (${NODE}) (node_textfile_scrape_error) == 1`,
        for: '15m',
        severity: 'warning',
        summary: 'A metrics file on node {instance} of {cluster} cannot be read.',
        description: 'The text file collector of node-exporter on {instance} in {cluster} fails.',
      },
      {
        alert: 'NodeExporterCollectorFailed',
        // Collectors of what a node has not, ZFS or InfiniBand, fail always: these are the ones that alerts stand on.
        expr: `max by (${NODE}, collector) (node_scrape_collector_success{collector=~"${COLLECTORS}"}) == 0`,
        for: '15m',
        severity: 'info',
        summary: 'Collector {collector} of node {instance} in {cluster} fails.',
        description: 'node-exporter on {instance} in {cluster} has no metrics of its collector {collector}.',
      },
      {
        alert: 'NodeSystemdServiceFailed',
        expr: `max by (${NODE}, name) (node_systemd_unit_state{state="failed"}) == 1`,
        for: '5m',
        severity: 'warning',
        summary: 'Service {name} of node {instance} in {cluster} has failed.',
        description: 'systemd on {instance} in {cluster} has given up {name}.',
      },
      {
        alert: 'NodeRAIDDegraded',
        expr: `
          max by (${NODE}, device) (node_md_disks_required)
          - max by (${NODE}, device) (node_md_disks{state="active"}) > 0`,
        for: '15m',
        severity: 'critical',
        summary: 'RAID array {device} of node {instance} in {cluster} lacks disks.',
        description:
          '{device} on {instance} in {cluster} lacks {value:number} disks: another failure may lose its data.',
      },
      {
        alert: 'NodeRebooted',
        expr: `max by (${NODE}) (changes(node_boot_time_seconds[${range('1h')}])) > 0`,
        severity: 'info',
        summary: 'Node {instance} of {cluster} was started anew.',
        description: '{instance} in {cluster} has booted again within the last hour without being replaced.',
      },
    ],
  };
};
