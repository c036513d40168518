import { alertingTopicPublishable } from '../../src/rules/alerting-topic-publishable.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const policy = (action: string, ...services: string[]): string =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:t', Principal: { Service: services } }],
  });
const topic = (text: string): BriefBlock => ['aws_sns_topic_policy', 'Policy', { arn: 'arn:t', policy: text }];
const APS = 'aps.amazonaws.com';

describeRule(alertingTopicPublishable, {
  finds: {
    'a service less': {
      base: [topic(policy('sns:Publish', APS, 'cloudwatch.amazonaws.com'))],
      head: [topic(policy('sns:Publish', 'cloudwatch.amazonaws.com'))],
      says: ['error: May no longer publish: aps.amazonaws.com.'],
    },
    'another action': {
      base: [topic(policy('sns:Publish', APS))],
      head: [topic(policy('sns:GetTopicAttributes', APS))],
      says: ['error: May no longer publish: aps.amazonaws.com.'],
    },
    'no policy any more': {
      base: [topic(policy('sns:Publish', APS))],
      head: [],
      says: ['error: The policy goes: only the account of the topic may still publish, no service.'],
    },
  },
  passes: {
    'a service more': {
      base: [topic(policy('sns:Publish', APS))],
      head: [topic(policy('sns:Publish', 'cloudwatch.amazonaws.com', APS))],
    },
    'a condition': { base: [topic(policy('sns:*', APS))], head: [topic(policy('sns:Publish', APS))] },
    'a policy that only apply will know, of which another rule tells': {
      plan: [
        planned('aws_sns_topic_policy.P', ['update'], { policy: policy('sns:Publish', APS) }, { policy: UNKNOWN }),
      ],
    },
  },
});
