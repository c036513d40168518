import type { Change } from '../change.js';
import { isOpen, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Somebody hears nothing any more, or only a part. */
export const alertingSubscriptionKept: Rule = {
  id: 'alerting/subscription-kept',
  severity: 'error',
  summary: 'A subscription of a topic is deleted, replaced or filtered.',
  why: 'Who subscribed believes to be told still: no mail is also how a good week looks.',
  fix: 'Tell them. A new address: subscribe and confirm it before the old one goes.',
  check: ({ changes }) =>
    ofType(changes, 'aws_sns_topic_subscription').flatMap((change) => {
      const who = whoOf(change);
      if (change.action === 'delete') return [say(change, `${who} is told nothing any more.`)];
      if (change.action === 'replace')
        return [
          say(
            change,
            `${who} is subscribed anew (${change.replacedBy.join(', ')} changed): it may have to be confirmed.`,
          ),
        ];
      const [was, is] = [change.before?.['filter_policy'], change.after?.['filter_policy']];
      if (change.action !== 'update' || is === was || is === undefined || is === null || is === '') return [];
      return [
        isOpen(is)
          ? say(change, `What ${who.toLowerCase()} still hears cannot be told before apply.`, 'warning')
          : say(change, `${who} is told only what its filter lets through: ${String(is)}.`, 'warning'),
      ];
    }),
};

// Addresses of people are theirs: the protocol tells enough.
function whoOf({ before }: Change): string {
  const protocol = String(before?.['protocol'] ?? '');
  return `The ${protocol === '' ? '' : `${protocol} `}subscriber`;
}
