import { permissions } from '../private/policy/permission.js';
import { statementsOf } from '../private/policy/statement.js';
import { list, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Alerts are refused at the door of their topic. */
export const alertingTopicPublishable: Rule = {
  id: 'alerting/topic-publishable',
  severity: 'error',
  summary: 'A service may no longer publish to a topic.',
  why: 'The alert manager is refused, and says so only in its logs. Nobody is told.',
  fix: 'Let aps.amazonaws.com publish, with a condition on the workspace.',
  check: ({ changes }) => [
    ...ofType(changes, 'aws_sns_topic', 'aws_sns_topic_policy').flatMap((change) => {
      if (change.action !== 'update') return [];
      const [before, after] = [publishers(change.before?.['policy']), publishers(change.after?.['policy'])];
      const gone = before?.filter((one) => after?.includes(one) === false) ?? [];
      return gone.length === 0 ? [] : [say(change, `May no longer publish: ${list(gone)}.`)];
    }),
    ...ofType(changes, 'aws_sns_topic_policy')
      .filter(({ action }) => action === 'delete')
      .map((change) => say(change, 'The policy goes: only the account of the topic may still publish, no service.')),
  ],
};

/** Who may publish; undefined when it cannot be read, of which iam/policy-not-widened tells. */
function publishers(policy: unknown): string[] | undefined {
  const statements = statementsOf(policy);
  return statements
    ? [
        ...new Set(
          permissions(statements, 'Allow')
            .filter(({ action, principal }) => principal.startsWith('Service ') && /^(sns:)?(publish|\*)$/.test(action))
            .map(({ principal }) => principal.replace('Service ', '')),
        ),
      ]
    : undefined;
}
