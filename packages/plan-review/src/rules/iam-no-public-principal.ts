import { accuse, isEndpoint, isNarrowed, isTopic, policyChanges } from '../private/policy/policy-changes.js';
import type { Rule } from '../rule.js';

/** Everybody with an AWS account may do something. */
export const iamNoPublicPrincipal: Rule = {
  id: 'iam/no-public-principal',
  severity: 'error',
  summary: 'A policy newly allows everybody something, whatever account they are of.',
  why: 'Principal * is every AWS account there is, and often those without one.',
  fix: 'Name the principals, or narrow by organisation or source: aws:PrincipalOrgID, aws:SourceArn, aws:SourceAccount.',
  check: ({ changes }) =>
    policyChanges(changes)
      .filter((policy) => !isEndpoint(policy) && !isTopic(policy))
      .flatMap((policy) =>
        accuse(
          policy,
          policy.fresh.filter((one) => isPublic(one.principal, one.inverted) && !isNarrowed(one)),
          'is open to everybody',
        ),
      ),
};

function isPublic(principal: string, inverted: string): boolean {
  return principal === '*' || inverted.includes('notprincipal');
}
