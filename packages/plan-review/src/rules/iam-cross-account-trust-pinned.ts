import type { Permission } from '../private/policy/permission.js';
import { accuse, isNarrowed, isTrust, policyChanges } from '../private/policy/policy-changes.js';
import type { Rule } from '../rule.js';

/** Everybody in an account may use a role. */
export const iamCrossAccountTrustPinned: Rule = {
  id: 'iam/cross-account-trust-pinned',
  severity: 'warning',
  summary: 'A role trusts a whole account, without naming a role, an external id or an organisation.',
  why: 'An account is trusted with all who are in it, now and later. Whoever may call sts:AssumeRole there may use this role.',
  fix: 'Name the role that is meant, or add a condition on sts:ExternalId, aws:PrincipalArn or aws:PrincipalOrgID.',
  check: ({ changes }) =>
    policyChanges(changes)
      .filter(isTrust)
      .flatMap((policy) =>
        accuse(
          policy,
          policy.fresh.filter((one) => isAccount(one) && !isNarrowed(one)),
          'trusts a whole account',
        ),
      ),
};

// An account that is an expression is this stack's own.
function isAccount({ principal }: Permission): boolean {
  return /^AWS (arn:aws[a-z-]*:iam::)?\d{12}(:root)?$/.test(principal);
}
