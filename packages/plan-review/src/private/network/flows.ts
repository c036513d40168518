import { BlockList, isIP } from 'node:net';
import type { Attributes } from '../../change.js';
import { nested, numberOf, textOf, textsOf } from '../rule-kit.js';

/** Traffic that a security group lets through: one direction, one range of ports, one peer. */
export interface Flow {
  /** The group's id or reference; empty for rules that stand inside of their group. */
  readonly group: string;
  readonly direction: 'in' | 'out';
  /** `-1` is every protocol. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** A CIDR, a group, a prefix list, or `itself`. */
  readonly peer: string;
}

/** Types whose attributes are traffic. */
export const FLOW_TYPES: readonly string[] = [
  'aws_security_group',
  'aws_default_security_group',
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
];

/** All that a resource of one of these types lets through. */
export function flowsOf(type: string, attributes: Attributes | undefined): Flow[] {
  if (attributes === undefined) return [];
  const group = textOf(attributes, 'security_group_id') ?? '';
  switch (type) {
    case 'aws_vpc_security_group_ingress_rule':
    case 'aws_vpc_security_group_egress_rule':
      return flows(attributes, group, type.includes('ingress') ? 'in' : 'out');
    case 'aws_security_group_rule':
      return flows(attributes, group, attributes['type'] === 'egress' ? 'out' : 'in');
    default:
      return (['ingress', 'egress'] as const).flatMap((key) =>
        nested(attributes, key).flatMap((rule) => flows(rule, '', key === 'ingress' ? 'in' : 'out')),
      );
  }
}

const PEERS = [
  'cidr_ipv4',
  'cidr_ipv6',
  'prefix_list_id',
  'referenced_security_group_id',
  'cidr_blocks',
  'ipv6_cidr_blocks',
  'prefix_list_ids',
  'source_security_group_id',
  'security_groups',
] as const;

function flows(rule: Attributes, group: string, direction: Flow['direction']): Flow[] {
  const written = textOf(rule, 'ip_protocol') ?? textOf(rule, 'protocol') ?? '-1';
  const protocol = written === 'all' ? '-1' : written.toLowerCase();
  const everyPort = protocol === '-1';
  const ports = {
    from: everyPort ? 0 : (numberOf(rule, 'from_port') ?? 0),
    to: everyPort ? 65_535 : (numberOf(rule, 'to_port') ?? 65_535),
  };
  const peers = [...PEERS.flatMap((key) => textsOf(rule, key)), ...(rule['self'] === true ? ['itself'] : [])];
  return peers.map((peer) => ({ group, direction, protocol, ...ports, peer }));
}

/** Whether all of `narrow` is let through by `wide` as well. */
export function coversFlow(wide: Flow, narrow: Flow): boolean {
  return (
    wide.group === narrow.group &&
    wide.direction === narrow.direction &&
    (wide.protocol === '-1' || wide.protocol === narrow.protocol) &&
    wide.from <= narrow.from &&
    wide.to >= narrow.to &&
    (wide.peer === narrow.peer || coversRange(wide.peer, narrow.peer))
  );
}

/** Whether all addresses of a range are in another one: `10.0.0.0/8` and `10.1.0.0/16`. */
function coversRange(wide: string, narrow: string): boolean {
  const [outer, inner] = [rangeOf(wide), rangeOf(narrow)];
  if (outer === undefined || inner === undefined) return false;
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false;
  const list = new BlockList();
  list.addSubnet(outer.address, outer.prefix, outer.family);
  return list.check(inner.address, inner.family);
}

function rangeOf(peer: string) {
  const [address = '', length = ''] = peer.split('/');
  const version = isIP(address);
  const prefix = Number(length);
  if (version === 0 || !/^\d{1,3}$/.test(length) || prefix > (version === 4 ? 32 : 128)) return undefined;
  return { address, prefix, family: version === 4 ? ('ipv4' as const) : ('ipv6' as const) };
}

/** `tcp 9100 from sg-1`. */
export function describeFlow({ direction, protocol, from, to, peer }: Flow): string {
  const range = from === to ? `${from}` : `${from}-${to}`;
  const what = protocol === '-1' ? 'everything' : protocol.startsWith('icmp') ? protocol : `${protocol} ${range}`;
  return `${what} ${direction === 'in' ? 'from' : 'to'} ${peer}`;
}
