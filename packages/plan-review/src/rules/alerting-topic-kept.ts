import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** Alerts are sent to a topic that is not there. */
export const alertingTopicKept: Rule = keptRule({
  id: 'alerting/topic-kept',
  severity: 'error',
  summary: 'An SNS topic is deleted or replaced.',
  why: 'Its subscriptions go with it, and people have to confirm their addresses again. What publishes to the old ARN gets an error.',
  fix: 'Make the new topic first, let people subscribe and confirm, move who publishes, then delete the old one.',
  types: ['aws_sns_topic'],
  subject: named('topic', 'name'),
  consequence: ({ action }) =>
    action === 'forget'
      ? undefined
      : action === 'replace'
        ? 'its subscriptions must be confirmed again, one by one'
        : 'what is sent to it is lost, and its subscriptions with it',
});
