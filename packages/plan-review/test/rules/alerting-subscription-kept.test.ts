import { alertingSubscriptionKept } from '../../src/rules/alerting-subscription-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const subscription = (more: object = {}): BriefBlock => [
  'aws_sns_topic_subscription',
  'Subscription',
  { topic_arn: 'arn:t', protocol: 'email', endpoint: 'a@example.com', ...more },
];

describeRule(alertingSubscriptionKept, {
  finds: {
    'a subscription that goes': {
      base: [subscription()],
      head: [],
      says: ['error: The email subscriber is told nothing any more.'],
    },
    'another address': {
      base: [subscription()],
      head: [subscription({ endpoint: 'b@example.com' })],
      says: ['error: The email subscriber is subscribed anew (endpoint changed): it may have to be confirmed.'],
    },
    'a filter': {
      base: [subscription()],
      head: [subscription({ filter_policy: '{"severity":["critical"]}' })],
      says: ['warning: The email subscriber is told only what its filter lets through: {"severity":["critical"]}.'],
    },
    'a filter that only apply will know': {
      base: [subscription()],
      head: [subscription({ filter_policy: '${var.filter}' })],
      says: ['warning: What the email subscriber still hears cannot be told before apply.'],
    },
  },
  passes: {
    'a filter that goes': { base: [subscription({ filter_policy: '{}' })], head: [subscription()] },
    'a new subscription': { base: [], head: [subscription()] },
    'a dead-letter queue': { base: [subscription()], head: [subscription({ redrive_policy: '{}' })] },
  },
});
