import { vpcEndpointPolicyKept } from '../../src/rules/vpc-endpoint-policy-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const endpoint = (statement?: object): BriefBlock => [
  'aws_vpc_endpoint',
  'Endpoint',
  {
    service_name: 's',
    policy: statement && JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', ...statement }] }),
  },
];
const NARROW = { Action: 'aps:RemoteWrite', Resource: 'arn:w' };
const REMOVED = 'error: The policy is removed: everything may go through the endpoint.';

describeRule(vpcEndpointPolicyKept, {
  finds: {
    'a policy that goes': { base: [endpoint(NARROW)], head: [endpoint()], says: [REMOVED] },
    'a policy of its own that goes': {
      base: [['aws_vpc_endpoint_policy', 'P', { policy: '{}' }]],
      head: [],
      says: [REMOVED],
    },
    'a policy that is opened': {
      base: [endpoint(NARROW)],
      head: [endpoint({ Action: '*', Resource: '*' })],
      says: ['error: The policy lets everything through: everybody: * on *.'],
    },
  },
  passes: {
    'an endpoint without one': { base: [endpoint()], head: [endpoint()] },
    'a new endpoint without one': { base: [], head: [endpoint()] },
    'an action more': {
      base: [endpoint(NARROW)],
      head: [endpoint({ ...NARROW, Action: ['aps:RemoteWrite', 'aps:GetSeries'] })],
    },
    'everything, for one organisation': {
      base: [endpoint(NARROW)],
      head: [endpoint({ Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
    },
  },
});
