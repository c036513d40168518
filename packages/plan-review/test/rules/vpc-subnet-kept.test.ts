import { vpcSubnetKept } from '../../src/rules/vpc-subnet-kept.js';
import { describeRule, planned } from '../describe-rule.js';

describeRule(vpcSubnetKept, {
  finds: {
    'a deleted subnet': {
      base: [['aws_subnet', 'Subnet', { cidr_block: '10.0.0.0/24' }]],
      head: [],
      says: [
        'error: The subnet 10.0.0.0/24 is deleted: scrapers, endpoints and nodes in it must move first, and a scraper that names it is replaced.',
      ],
    },
    'a replaced subnet': {
      plan: [
        planned('aws_subnet.S', ['delete', 'create'], { cidr_block: '10.0.0.0/24' }, { cidr_block: '10.0.1.0/24' }, [
          'cidr_block',
        ]),
      ],
      says: [
        'error: The subnet 10.0.0.0/24 is replaced (cidr_block changed): scrapers, endpoints and nodes in it must move first, and a scraper that names it is replaced.',
      ],
    },
    'the way out of one': {
      base: [['aws_nat_gateway', 'Nat', { subnet_id: 'subnet-a' }]],
      head: [],
      says: ['error: The NAT gateway of subnet-a is deleted: what has no other way out can no longer reach AWS.'],
    },
  },
  passes: {
    'other tags': {
      base: [['aws_subnet', 'Subnet', { cidr_block: 'c' }]],
      head: [['aws_subnet', 'Subnet', { cidr_block: 'c', tags: { a: 'b' } }]],
    },
    'a new subnet': { base: [], head: [['aws_subnet', 'Subnet', { cidr_block: 'c' }]] },
    'a subnet that is only forgotten': { plan: [planned('aws_subnet.S', ['forget'], {}, null)] },
  },
});
