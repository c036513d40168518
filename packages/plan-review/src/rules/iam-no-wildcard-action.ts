import type { Permission } from '../private/policy/permission.js';
import { accuse, isEndpoint, policyChanges } from '../private/policy/policy-changes.js';
import type { Rule } from '../rule.js';

/** A policy allows actions that nobody has named. */
export const iamNoWildcardAction: Rule = {
  id: 'iam/no-wildcard-action',
  severity: 'error',
  summary: 'A policy newly allows every action, of a service or of all.',
  why: 'A wildcard allows deleting as well as writing, and whatever AWS adds next year.',
  fix: 'Name the actions: aps:RemoteWrite for a writer, aps:QueryMetrics, GetSeries, GetLabels and GetMetricMetadata for a reader.',
  check: ({ changes }) =>
    policyChanges(changes)
      .filter((policy) => !isEndpoint(policy))
      .flatMap((policy) => {
        const wide = policy.fresh.filter(isWide);
        const all = wide.filter(isEverything);
        return [
          ...accuse(policy, all, 'allows everything'),
          ...accuse(
            policy,
            wide.filter((one) => !all.includes(one)),
            'allows every action of a service',
            'warning',
          ),
        ];
      }),
};

function isWide({ action, principal, inverted }: Permission): boolean {
  // The key's own account may do everything with it: that is how KMS lets IAM decide.
  if (action === 'kms:*' && /^AWS (arn:aws[a-z-]*:iam::)?\d{12}(:root)?$/.test(principal)) return false;
  return inverted.includes('notaction') || /^([a-z0-9-]+:)?\*+$/.test(action);
}

function isEverything({ action, inverted }: Permission): boolean {
  return inverted.includes('notaction') || /^\*+$/.test(action) || /^(iam|organizations|sts):\*+$/.test(action);
}
