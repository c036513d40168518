import { sqsDeadLetterKept } from '../../src/rules/sqs-dead-letter-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const subscription = (more: object): BriefBlock => ['aws_sns_topic_subscription', 'S', { protocol: 'https', ...more }];
const REDRIVE = { redrive_policy: '{"deadLetterTargetArn":"arn:q"}' };

describeRule(sqsDeadLetterKept, {
  finds: {
    'a subscription without one': {
      base: [subscription(REDRIVE)],
      head: [subscription({})],
      says: ['warning: redrive_policy is removed: what cannot be delivered is lost from then on.'],
    },
    'a function without one': {
      plan: [
        planned(
          'aws_lambda_function.F',
          ['update'],
          { dead_letter_config: [{ target_arn: 'arn:q' }] },
          { dead_letter_config: [] },
        ),
      ],
      says: ['warning: dead_letter_config is removed: what cannot be delivered is lost from then on.'],
    },
    'a redrive policy of its own that goes': {
      base: [['aws_sqs_queue_redrive_policy', 'R', { queue_url: 'u' }]],
      head: [],
      says: ['warning: The redrive policy goes: what cannot be delivered is lost from then on.'],
    },
  },
  passes: {
    'another dead-letter queue': {
      base: [subscription(REDRIVE)],
      head: [subscription({ redrive_policy: '{"deadLetterTargetArn":"arn:other"}' })],
    },
    'a new redrive policy': { base: [subscription({})], head: [subscription(REDRIVE)] },
    'one that only apply will know': {
      plan: [
        planned('aws_sqs_queue.Q', ['update'], { redrive_policy: 'x' }, { redrive_policy: '(known after apply)' }),
      ],
    },
  },
});
