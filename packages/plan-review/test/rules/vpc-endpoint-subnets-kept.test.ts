import { vpcEndpointSubnetsKept } from '../../src/rules/vpc-endpoint-subnets-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const endpoint = (...subnets: string[]): BriefBlock => ['aws_vpc_endpoint', 'Endpoint', { subnet_ids: subnets }];

describeRule(vpcEndpointSubnetsKept, {
  finds: {
    'a subnet less': {
      base: [endpoint('subnet-a', 'subnet-b')],
      head: [endpoint('subnet-a')],
      says: ['warning: The endpoint leaves subnet-b.'],
    },
    'an association that goes': {
      base: [['aws_vpc_endpoint_subnet_association', 'A', { subnet_id: 'subnet-a' }]],
      head: [],
      says: ['warning: The endpoint leaves subnet-a.'],
    },
    'a route table that goes': {
      base: [['aws_vpc_endpoint_route_table_association', 'A', { route_table_id: 'rtb-a' }]],
      head: [],
      says: ['warning: The endpoint leaves rtb-a.'],
    },
    'subnets that only apply will know': {
      plan: [planned('aws_vpc_endpoint.E', ['update'], { subnet_ids: ['subnet-a'] }, { subnet_ids: UNKNOWN })],
      says: ['warning: Whether the endpoint leaves subnet-a cannot be told before apply.'],
    },
  },
  passes: {
    'a subnet more': { base: [endpoint('subnet-a')], head: [endpoint('subnet-b', 'subnet-a')] },
    'subnets in another order': { base: [endpoint('a', 'b')], head: [endpoint('b', 'a')] },
  },
});
