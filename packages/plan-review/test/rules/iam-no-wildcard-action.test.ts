import { iamNoWildcardAction } from '../../src/rules/iam-no-wildcard-action.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
const policy = (statement: object, type = 'aws_iam_role_policy'): BriefBlock => [
  type,
  'Policy',
  { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Resource: ARN, ...statement }] }) },
];

describeRule(iamNoWildcardAction, {
  finds: {
    'every action of a service': {
      base: [],
      head: [policy({ Action: 'aps:*' })],
      says: [`warning: The policy allows every action of a service: aps:* on ${ARN}.`],
    },
    'every action of all services': {
      base: [policy({ Action: 'aps:RemoteWrite' })],
      head: [policy({ Action: ['aps:RemoteWrite', '*'] })],
      says: [`error: The policy allows everything: * on ${ARN}.`],
    },
    'every action but some': {
      base: [],
      head: [policy({ NotAction: 'iam:*' })],
      says: [`error: The policy allows everything: all but what is excluded on ${ARN} ([["notaction","iam:*"]]).`],
    },
    'every action of IAM': {
      head: [policy({ Action: 'iam:*' })],
      says: [`error: The policy allows everything: iam:* on ${ARN}.`],
    },
  },
  passes: {
    'named actions': { base: [], head: [policy({ Action: ['aps:RemoteWrite', 'aps:Get*'] })] },
    'a wildcard that was there before': {
      base: [policy({ Action: 'aps:*' })],
      head: [policy({ Action: ['aps:*', 'aps:GetSeries'] })],
    },
    'a denial': { base: [], head: [policy({ Action: '*', Effect: 'Deny' })] },
    'the account in the policy of its key': {
      base: [],
      head: [policy({ Action: 'kms:*', Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, 'aws_kms_key')],
    },
    'an endpoint, which has a rule of its own': {
      base: [],
      head: [policy({ Action: '*', Principal: '*' }, 'aws_vpc_endpoint')],
    },
  },
});
