import { vpcTrafficKept } from '../../src/rules/vpc-traffic-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const ingress = (port: number, more: object = {}, name = 'Rule'): BriefBlock => [
  'aws_vpc_security_group_ingress_rule',
  name,
  {
    security_group_id: 'sg-nodes',
    referenced_security_group_id: 'sg-scraper',
    ip_protocol: 'tcp',
    from_port: port,
    to_port: port,
    ...more,
  },
];
const group = (...rules: object[]): BriefBlock => ['aws_security_group', 'Group', { name: 'g', ingress: rules }];
const INLINE = { protocol: 'tcp', from_port: 9100, to_port: 9100, cidr_blocks: ['10.0.0.0/16'] };

describeRule(vpcTrafficKept, {
  finds: {
    'a rule that a scraper needs': {
      base: [ingress(9100)],
      head: [],
      says: ['error: Scraping may stop: no longer let through: tcp 9100 from sg-scraper.'],
    },
    'a rule that narrows': {
      base: [ingress(10_000, { to_port: 10_300 })],
      head: [ingress(10_000)],
      says: ['error: Scraping may stop: no longer let through: tcp 10000-10300 from sg-scraper.'],
    },
    'a rule of another port': {
      base: [ingress(5432)],
      head: [],
      says: ['warning: No longer let through: tcp 5432 from sg-scraper.'],
    },
    'a range that is left out of the new one': {
      base: [ingress(443, { referenced_security_group_id: null, cidr_ipv4: '10.0.0.0/8' })],
      head: [ingress(443, { referenced_security_group_id: null, cidr_ipv4: '10.0.0.0/16' })],
      says: ['error: Scraping may stop: no longer let through: tcp 443 from 10.0.0.0/8.'],
    },
    'the way out': {
      base: [
        [
          'aws_security_group_rule',
          'Out',
          { type: 'egress', security_group_id: 'sg-1', protocol: '-1', cidr_blocks: ['0.0.0.0/0'] },
        ],
      ],
      head: [],
      says: ['error: Scraping may stop: no longer let through: everything to 0.0.0.0/0.'],
    },
    'a rule inside of its group': {
      base: [group(INLINE, { ...INLINE, from_port: 22, to_port: 22 })],
      head: [group()],
      says: [
        'error: Scraping may stop: no longer let through: tcp 9100 from 10.0.0.0/16.',
        'warning: No longer let through: tcp 22 from 10.0.0.0/16.',
      ],
    },
  },
  passes: {
    'a range of which the new one has all': {
      base: [ingress(443, { referenced_security_group_id: null, cidr_ipv4: '10.0.0.0/16' })],
      head: [ingress(443, { referenced_security_group_id: null, cidr_ipv4: '10.0.0.0/8' }, 'Wider')],
    },
    'rules of a group that is deleted': {
      base: [
        ['aws_security_group', 'Scraper', { name: 'scraper' }],
        ingress(9100, { referenced_security_group_id: '${aws_security_group.Scraper.id}' }),
        ingress(443, { security_group_id: '${aws_security_group.Scraper.id}' }, 'Own'),
      ],
      head: [],
    },
    'a rule that becomes wider': { base: [ingress(9100)], head: [ingress(9000, { to_port: 9200 })] },
    'a rule that another one takes over': {
      base: [ingress(9100)],
      head: [ingress(9000, { to_port: 9200 }, 'Range')],
    },
    'two rules of one group that become one': {
      base: [group(INLINE, { ...INLINE, cidr_blocks: ['10.1.0.0/16'] })],
      head: [group({ ...INLINE, cidr_blocks: ['10.1.0.0/16', '10.0.0.0/16'] })],
    },
    'a description': { base: [ingress(9100)], head: [ingress(9100, { description: 'Scrape' })] },
    'a group that goes as a whole': { base: [group(INLINE)], head: [] },
  },
});
