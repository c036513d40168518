import { iamServicePrincipalConfined } from '../../src/rules/iam-service-principal-confined.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const topic = (statement: object): BriefBlock => [
  'aws_sns_topic_policy',
  'Policy',
  {
    policy: JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sns:Publish',
          Resource: 'arn:t',
          Principal: { Service: 'aps.amazonaws.com' },
          ...statement,
        },
      ],
    }),
  },
];
const role = (service: string): BriefBlock => [
  'aws_iam_role',
  'Role',
  {
    assume_role_policy: JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
    }),
  },
];
const CONFINED = { Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:aps:eu-west-1:1:workspace/ws-1' } } };
const OPEN = 'warning: The policy lets a service act for anybody: Service aps.amazonaws.com: sns:Publish on arn:t.';

describeRule(iamServicePrincipalConfined, {
  finds: {
    'a topic to which a service may publish': { base: [], head: [topic({})], says: [OPEN] },
    'a condition that goes': { base: [topic(CONFINED)], head: [topic({})], says: [OPEN] },
    'a role that a service may use': {
      base: [],
      head: [role('streams.metrics.cloudwatch.amazonaws.com')],
      says: [
        'warning: The assume_role_policy lets a service act for anybody: Service streams.metrics.cloudwatch.amazonaws.com: sts:AssumeRole.',
      ],
    },
  },
  passes: {
    'a condition on the source': { base: [], head: [topic(CONFINED)] },
    'a role of machines of the same account': { base: [], head: [role('ec2.amazonaws.com')] },
    'a role of pods of the same account': { base: [], head: [role('pods.eks.amazonaws.com')] },
    'what was open before': { base: [topic({})], head: [topic({ Sid: 'Same' })] },
  },
});
