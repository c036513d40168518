import type { Permission } from '../private/policy/permission.js';
import { accuse, isNarrowed, isTrust, policyChanges, type PolicyChange } from '../private/policy/policy-changes.js';
import type { Rule } from '../rule.js';

/** Services that act for things of the same account only: for them no other account can be the one who asks. */
const OWN_ACCOUNT =
  /^Service (ec2|lambda|eks|eks-nodegroup|eks-fargate-pods|pods\.eks|edgelambda|ecs)\.amazonaws\.com(\.cn)?$/;

/** A service of AWS may act here for whoever asks it to. */
export const iamServicePrincipalConfined: Rule = {
  id: 'iam/service-principal-confined',
  severity: 'warning',
  summary: 'A service of AWS is allowed something without a word on whom it acts for.',
  why: 'A service acts for all of its customers. Without a condition somebody else can have it publish here, or use this role.',
  fix: 'Add a condition on aws:SourceArn or aws:SourceAccount.',
  check: ({ changes }) =>
    policyChanges(changes).flatMap((policy) =>
      accuse(
        policy,
        policy.fresh.filter((one) => isConfusable(one, policy) && !isNarrowed(one)),
        'lets a service act for anybody',
      ),
    ),
};

function isConfusable({ principal }: Permission, policy: PolicyChange): boolean {
  return principal.startsWith('Service ') && !(isTrust(policy) && OWN_ACCOUNT.test(principal));
}
