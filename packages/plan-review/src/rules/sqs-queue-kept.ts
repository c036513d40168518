import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** Messages are deleted with their queue. */
export const sqsQueueKept: Rule = keptRule({
  id: 'sqs/queue-kept',
  severity: 'error',
  summary: 'An SQS queue is deleted or replaced, a dead-letter queue perhaps.',
  why: 'Messages that wait go with the queue: alerts that are on their way, or failed ones that nobody has read yet.',
  fix: 'Drain the queue first, then acknowledge this by name.',
  types: ['aws_sqs_queue'],
  subject: named('queue', 'name'),
  consequence: ({ action, before }) =>
    action === 'forget'
      ? undefined
      : /dead|dlq/i.test(String(before?.['name']))
        ? 'messages that failed and wait in it are lost'
        : 'messages that wait in it are lost',
});
