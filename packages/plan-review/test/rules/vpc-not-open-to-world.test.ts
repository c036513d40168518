import { vpcNotOpenToWorld } from '../../src/rules/vpc-not-open-to-world.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const ingress = (more: object): BriefBlock => [
  'aws_vpc_security_group_ingress_rule',
  'Rule',
  { security_group_id: 'sg-1', ip_protocol: 'tcp', from_port: 9090, to_port: 9090, ...more },
];
const WORLD = { cidr_ipv4: '0.0.0.0/0' };

describeRule(vpcNotOpenToWorld, {
  finds: {
    'a new rule for everybody': {
      base: [],
      head: [ingress(WORLD)],
      says: ['error: Everybody may connect: tcp 9090 from 0.0.0.0/0.'],
    },
    'a rule that is opened': {
      base: [ingress({ cidr_ipv4: '10.0.0.0/8' })],
      head: [ingress({ cidr_ipv6: '::/0' })],
      says: ['error: Everybody may connect: tcp 9090 from ::/0.'],
    },
    'more ports of an open rule': {
      base: [ingress(WORLD)],
      head: [ingress({ ...WORLD, ip_protocol: '-1' })],
      says: ['error: Everybody may connect: everything from 0.0.0.0/0.'],
    },
    'a rule inside of its group, without a base': {
      head: [['aws_security_group', 'G', { ingress: { protocol: '-1', cidr_blocks: ['0.0.0.0/0'] } }]],
      says: ['error: Everybody may connect: everything from 0.0.0.0/0.'],
    },
  },
  passes: {
    'a network': { base: [], head: [ingress({ cidr_ipv4: '10.0.0.0/8' })] },
    'the way out': {
      base: [],
      head: [['aws_vpc_security_group_egress_rule', 'Out', { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }]],
    },
    'what was open before': { base: [ingress(WORLD)], head: [ingress({ ...WORLD, description: 'a' })] },
  },
});
