import type { Attributes, Change } from '../change.js';
import { isKept, isLost, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Where failed messages go, by type. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'redrive_policy',
  aws_sns_topic_subscription: 'redrive_policy',
  aws_lambda_function: 'dead_letter_config',
};

/** What fails is from now on lost. */
export const sqsDeadLetterKept: Rule = {
  id: 'sqs/dead-letter-kept',
  severity: 'warning',
  summary: 'Messages that cannot be delivered are no longer kept.',
  why: 'Without a dead-letter queue an alert that cannot be delivered disappears without a trace.',
  fix: 'Keep the redrive policy, or point it at another queue.',
  check: ({ changes }) => [
    ...ofType(changes, ...Object.keys(ATTRIBUTES))
      .filter((change) => isKept(change) && has(change.before, change) && !has(change.after, change))
      .map((change) =>
        say(change, `${ATTRIBUTES[change.type]} is removed: what cannot be delivered is lost from then on.`),
      ),
    ...ofType(changes, 'aws_sqs_queue_redrive_policy')
      .filter((change) => isLost(change) && change.action !== 'replace')
      .map((change) => say(change, 'The redrive policy goes: what cannot be delivered is lost from then on.')),
  ],
};

function has(attributes: Attributes | undefined, { type }: Change): boolean {
  const value = attributes?.[ATTRIBUTES[type] ?? ''];
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
