import { iamNoWildcardResource } from '../../src/rules/iam-no-wildcard-resource.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const policy = (statement: object): BriefBlock => [
  'aws_iam_role_policy',
  'Policy',
  { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'aps:RemoteWrite', ...statement }] }) },
];
const CONDITION = { StringEquals: { 'aws:ResourceTag/team': 'sre' } };

describeRule(iamNoWildcardResource, {
  finds: {
    'every resource': {
      base: [],
      head: [policy({ Resource: '*' })],
      says: ['warning: The policy is about every resource: aps:RemoteWrite on *.'],
    },
    'every resource of a service': {
      base: [policy({ Resource: 'arn:1' })],
      head: [policy({ Resource: ['arn:1', 'arn:aws:aps:*:*:*'] })],
      says: ['warning: The policy is about every resource: aps:RemoteWrite on arn:aws:aps:*:*:*.'],
    },
    'a condition that goes': {
      base: [policy({ Resource: '*', Condition: CONDITION })],
      head: [policy({ Resource: '*' })],
      says: ['warning: The policy is about every resource: aps:RemoteWrite on *.'],
    },
  },
  passes: {
    'an ARN': { base: [], head: [policy({ Resource: 'arn:aws:aps:eu-west-1:1:workspace/ws-1' })] },
    'a condition': { base: [], head: [policy({ Resource: '*', Condition: CONDITION })] },
    'actions that know no resource': {
      base: [],
      head: [
        policy({ Resource: '*', Action: ['ec2:DescribeInstances', 'aps:ListWorkspaces', 'cloudwatch:PutMetricData'] }),
      ],
    },
    'the policy of a thing itself': { base: [], head: [policy({ Resource: '*', Principal: { AWS: 'arn:r' } })] },
    'what was there before': { base: [policy({ Resource: '*' })], head: [policy({ Resource: '*', Sid: 'New' })] },
  },
});
