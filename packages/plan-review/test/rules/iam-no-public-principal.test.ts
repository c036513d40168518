import { iamNoPublicPrincipal } from '../../src/rules/iam-no-public-principal.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const policy = (statement: object, type = 'aws_sqs_queue_policy'): BriefBlock => [
  type,
  'Policy',
  {
    [type === 'aws_iam_role' ? 'assume_role_policy' : 'policy']: JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:q', Principal: '*', ...statement }],
    }),
  },
];
const from = (key: string, value: string): object => ({ Condition: { StringEquals: { [key]: value } } });

describeRule(iamNoPublicPrincipal, {
  finds: {
    everybody: {
      base: [],
      head: [policy({})],
      says: ['error: The policy is open to everybody: everybody: sqs:SendMessage on arn:q.'],
    },
    'everybody, spelt as an AWS principal': {
      base: [policy({ Principal: { AWS: 'arn:aws:iam::1:role/r' } })],
      head: [policy({ Principal: { AWS: '*' } })],
      says: ['error: The policy is open to everybody: everybody: sqs:SendMessage on arn:q.'],
    },
    'everybody but one': {
      base: [],
      head: [policy({ Principal: undefined, NotPrincipal: { AWS: 'arn:r' } })],
      says: ['error: The policy is open to everybody: sqs:SendMessage on arn:q ([["notprincipal",{"AWS":"arn:r"}]]).'],
    },
    'a condition that leaves nobody out': {
      base: [],
      head: [policy(from('aws:SourceArn', '*'))],
      says: [
        'error: The policy is open to everybody: everybody: sqs:SendMessage on arn:q if StringEquals aws:SourceArn *.',
      ],
    },
    'a role that everybody may assume': {
      head: [policy({ Action: 'sts:AssumeRole', Resource: undefined }, 'aws_iam_role')],
      says: ['error: The assume_role_policy is open to everybody: everybody: sts:AssumeRole.'],
    },
  },
  passes: {
    'a condition on the source': { base: [], head: [policy(from('aws:SourceArn', 'arn:aws:sns:eu-west-1:1:t'))] },
    'a condition on the organisation': { base: [], head: [policy(from('aws:PrincipalOrgID', 'o-1'))] },
    'a denial to everybody': { base: [], head: [policy({ Effect: 'Deny' })] },
    'what was open before': { base: [policy({})], head: [policy({ Sid: 'Same' })] },
    'a topic and an endpoint, which have rules of their own': {
      base: [],
      head: [policy({}, 'aws_sns_topic_policy'), policy({}, 'aws_vpc_endpoint')],
    },
  },
});
