import { type Change, UNKNOWN } from '../change.js';
import { isOtherPolicy, statementsOf } from '../private/policy/statement.js';
import { POLICY_ATTRIBUTES } from '../private/policy/policy-changes.js';
import { widening } from '../private/policy/widening.js';
import type { Synth } from '../read-synth.js';
import type { Rule, RuleFinding } from '../rule.js';

/** Somebody may do more than before. */
export const iamPolicyNotWidened: Rule = {
  id: 'iam/policy-not-widened',
  severity: 'error',
  summary: 'A policy allows more than it did: of IAM roles, trust, topics, keys or VPC endpoints.',
  why: 'A wider policy works at once and is noticed by nobody, until somebody uses what it opens.',
  fix: 'Read who gains what. If it is meant, acknowledge it by name; if not, name actions, resources and conditions exactly.',
  check: ({ changes, head }) =>
    changes.flatMap((change) =>
      POLICY_ATTRIBUTES.filter((attribute) => !isComputed(change, attribute, head)).flatMap((attribute) =>
        checkPolicy(change, attribute),
      ),
    ),
};

/** Whether AWS fills the policy in, because the code does not name any. */
function isComputed({ stack, address, after }: Change, attribute: string, head: Synth): boolean {
  const written = head.stacks.get(stack)?.blocks.get(address)?.attributes;
  return after?.[attribute] === UNKNOWN && written !== undefined && written[attribute] === undefined;
}

function checkPolicy(change: Change, attribute: string): RuleFinding[] {
  const { action, before, after, stack, path } = change;
  if (after?.[attribute] === undefined || after[attribute] === null || isOtherPolicy(after[attribute])) return [];
  const say = (severity: RuleFinding['severity'], message: string): RuleFinding => ({ severity, stack, path, message });
  const now = statementsOf(after[attribute]);

  // A new resource opens nothing that was closed. Whether it opens too much, rules of their own say of what can be read.
  if (action === 'create') {
    return now === undefined
      ? [say('warning', `Whether the new ${attribute} is too wide cannot be told: it cannot be read before apply.`)]
      : [];
  }
  if (action !== 'update' && action !== 'replace') return [];
  const was = statementsOf(before?.[attribute]);
  if (was === undefined || now === undefined) {
    return [
      say(
        'warning',
        `Whether the ${attribute} allows more than before cannot be told: ${now === undefined ? 'it cannot be read before apply' : 'what it was cannot be read'}.`,
      ),
    ];
  }
  const { gained, unclear } = widening(was, now);
  return [
    ...(gained.length === 0 ? [] : [say('error', `The ${attribute} allows more than before: ${list(gained)}.`)]),
    ...(unclear.length === 0
      ? []
      : [
          say(
            'warning',
            `Whether the ${attribute} allows more than before cannot be told before apply: ${list(unclear)}.`,
          ),
        ]),
  ];
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, 10);
  return `${shown.join('; ')}${items.length > shown.length ? `; and ${items.length - shown.length} more` : ''}`;
}
