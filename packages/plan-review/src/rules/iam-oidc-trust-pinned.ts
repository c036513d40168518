import type { Condition } from '../private/policy/statement.js';
import { accuse, isTrust, policyChanges } from '../private/policy/policy-changes.js';
import type { Rule } from '../rule.js';

/** Every pod of a cluster, or every repository of a host, may use a role. */
export const iamOidcTrustPinned: Rule = {
  id: 'iam/oidc-trust-pinned',
  severity: 'error',
  summary: 'A role trusts an identity provider without naming subject and audience.',
  why: 'Without a subject every pod of the cluster may use the role; without an audience, tokens made for others do as well.',
  fix: 'Add StringEquals conditions on :sub (system:serviceaccount:NAMESPACE:NAME) and :aud (sts.amazonaws.com).',
  check: ({ changes }) =>
    policyChanges(changes)
      .filter(isTrust)
      .flatMap((policy) => {
        const federated = policy.fresh.filter(
          ({ principal, action }) => principal.startsWith('Federated ') && /withwebidentity|^sts:\*|^\*/.test(action),
        );
        const free = federated.filter(({ conditions }) => !isPinned(conditions, ':sub'));
        return [
          ...accuse(policy, free, 'names no subject'),
          ...accuse(
            policy,
            federated.filter((one) => !free.includes(one) && !isPinned(one.conditions, ':aud')),
            'names no audience',
          ),
        ];
      }),
};

/** A value counts when something is left of it without its wildcards, and for a service account both of its names. */
function isPinned(conditions: readonly Condition[], suffix: string): boolean {
  return conditions.some(
    ({ key, values }) =>
      /^(ForAnyValue:)?String(Equals|Like)(IgnoreCase)? /.test(key) &&
      key.endsWith(suffix) &&
      values.length > 0 &&
      values.every((value) => !/^[*:?]*$/.test(value) && !/^system:serviceaccount:\*:/.test(value)),
  );
}
