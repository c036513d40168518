import { snsTopicNotOpen } from '../../src/rules/sns-topic-not-open.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const topic = (statement: object, type = 'aws_sns_topic_policy'): BriefBlock => [
  type,
  'Policy',
  {
    policy: JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:t', Principal: '*', ...statement }],
    }),
  },
];
const OWNER = { Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } } };
const OPEN = 'error: The policy is open to everybody: everybody: sns:Publish on arn:t.';

describeRule(snsTopicNotOpen, {
  finds: {
    'everybody may publish': { base: [], head: [topic({})], says: [OPEN] },
    'a condition that goes': { base: [topic(OWNER)], head: [topic({})], says: [OPEN] },
    'everybody may subscribe': {
      base: [topic(OWNER)],
      head: [topic({ Action: 'sns:Subscribe', Principal: { AWS: '*' } }, 'aws_sns_topic_policy')],
      says: ['error: The policy is open to everybody: everybody: sns:Subscribe on arn:t.'],
    },
    'the policy of the topic itself': { head: [topic({}, 'aws_sns_topic')], says: [OPEN] },
  },
  passes: {
    'the account of the topic': { base: [], head: [topic(OWNER)] },
    'one service': { base: [], head: [topic({ Principal: { Service: 'aps.amazonaws.com' } })] },
    'what was open before': { base: [topic({})], head: [topic({ Sid: 'Same' })] },
    'a policy of something else': { base: [], head: [topic({}, 'aws_sqs_queue_policy')] },
  },
});
