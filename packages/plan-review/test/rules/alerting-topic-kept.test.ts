import { alertingTopicKept } from '../../src/rules/alerting-topic-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const topic = (name: string, more: object = {}): BriefBlock => ['aws_sns_topic', 'Topic', { name, ...more }];

describeRule(alertingTopicKept, {
  finds: {
    'a deleted topic': {
      base: [topic('oncall')],
      head: [],
      says: ['error: The topic oncall is deleted: what is sent to it is lost, and its subscriptions with it.'],
    },
    'a topic of another name': {
      base: [topic('oncall')],
      head: [topic('on-call')],
      says: [
        'error: The topic oncall is replaced (name changed): its subscriptions must be confirmed again, one by one.',
      ],
    },
  },
  passes: {
    'another display name': { base: [topic('a')], head: [topic('a', { display_name: 'b' })] },
    'a topic that is only forgotten': { plan: [planned('aws_sns_topic.T', ['forget'], { name: 'a' }, null)] },
  },
});
