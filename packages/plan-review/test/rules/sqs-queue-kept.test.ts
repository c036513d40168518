import { sqsQueueKept } from '../../src/rules/sqs-queue-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const queue = (name: string, more: object = {}): BriefBlock => ['aws_sqs_queue', 'Queue', { name, ...more }];

describeRule(sqsQueueKept, {
  finds: {
    'a deleted queue': {
      base: [queue('alerts')],
      head: [],
      says: ['error: The queue alerts is deleted: messages that wait in it are lost.'],
    },
    'a deleted dead-letter queue': {
      base: [queue('alerts-dlq')],
      head: [],
      says: ['error: The queue alerts-dlq is deleted: messages that failed and wait in it are lost.'],
    },
    'a queue that a plan replaces': {
      plan: [planned('aws_sqs_queue.Q', ['create', 'delete'], { name: 'a' }, { name: 'b' }, ['name'])],
      says: ['error: The queue a is replaced (name changed): messages that wait in it are lost.'],
    },
  },
  passes: {
    'a longer visibility timeout': { base: [queue('a')], head: [queue('a', { visibility_timeout_seconds: 60 })] },
    'a queue that is only forgotten': { plan: [planned('aws_sqs_queue.Q', ['forget'], { name: 'a' }, null)] },
  },
});
