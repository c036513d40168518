import type { Permission } from '../private/policy/permission.js';
import { accuse, isNarrowed, isTopic, policyChanges } from '../private/policy/policy-changes.js';
import type { Rule } from '../rule.js';

/** Anybody may send alerts, or read them. */
export const snsTopicNotOpen: Rule = {
  id: 'sns/topic-not-open',
  severity: 'error',
  summary: 'A topic newly lets everybody publish, subscribe or manage it.',
  why: 'Whoever may publish wakes people up at will; whoever may subscribe reads every alert.',
  fix: 'Allow sns:Publish to aps.amazonaws.com for your own workspace, and nothing else to anybody.',
  check: ({ changes }) =>
    policyChanges(changes)
      .filter(isTopic)
      .flatMap((policy) => accuse(policy, policy.fresh.filter(isOpen), 'is open to everybody')),
};

function isOpen(permission: Permission): boolean {
  const { principal, inverted } = permission;
  return (principal === '*' || inverted.includes('notprincipal')) && !isNarrowed(permission);
}
