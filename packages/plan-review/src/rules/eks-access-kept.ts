import type { Change } from '../change.js';
import { keptRule } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** What may no longer be asked of a cluster, by type. */
const LOST: Readonly<Record<string, string>> = {
  aws_eks_access_entry: 'can no longer talk to the cluster',
  aws_eks_access_policy_association: 'may no longer do there what the policy allowed',
  aws_eks_pod_identity_association: 'gets no credentials any more, so it writes nothing',
  kubernetes_cluster_role: 'whoever it was bound to sees no targets any more',
  kubernetes_cluster_role_v1: 'whoever it was bound to sees no targets any more',
  kubernetes_cluster_role_binding: 'whom it named sees no targets any more',
  kubernetes_cluster_role_binding_v1: 'whom it named sees no targets any more',
};

/** A collector may no longer look into its cluster. */
export const eksAccessKept: Rule = keptRule({
  id: 'eks/access-kept',
  severity: 'error',
  summary: 'Somebody loses access to a cluster, a collector perhaps.',
  why: 'A collector that may not list pods finds no targets. It is up, it is healthy, and it has nothing to scrape.',
  fix: 'Give the new access first, then take the old one away.',
  types: Object.keys(LOST),
  subject: who,
  consequence: ({ type, action }) => (action === 'forget' ? undefined : LOST[type]),
});

function who({ type, before }: Change): string {
  const principal = before?.['principal_arn'];
  const account = [before?.['namespace'], before?.['service_account']].filter(Boolean).join('/');
  const what = type
    .replace(/^(aws_eks|kubernetes)_/, '')
    .replace(/_v1$/, '')
    .replace(/_/g, ' ');
  return `The ${what}${typeof principal === 'string' ? ` of ${principal}` : account === '' ? '' : ` of ${account}`}`;
}
