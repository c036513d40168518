import { isLost, say, textOf, textsOf } from '../private/rule-kit.js';
import type { Change } from '../change.js';
import type { Rule } from '../rule.js';

const BROAD =
  /(AdministratorAccess|PowerUserAccess|FullAccess(V\d+|_v\d+)?|AmazonEKSClusterAdminPolicy|AmazonEKSAdminPolicy)$/;

/** A role is handed a whole service, or everything. */
export const iamNoBroadManagedPolicy: Rule = {
  id: 'iam/no-broad-managed-policy',
  severity: 'error',
  summary: 'A managed policy that allows a whole service, or everything, is newly attached.',
  why: 'An agent that writes metrics needs one action on one workspace. A FullAccess policy lets it delete the workspace.',
  fix: 'Write a policy with the actions that are needed.',
  check: ({ changes }) =>
    changes.flatMap((change) => {
      if (isLost(change) && change.action !== 'replace') return [];
      const before = change.action === 'create' ? [] : attached(change, 'before');
      const broad = attached(change, 'after').filter((arn) => BROAD.test(arn) && !before.includes(arn));
      return broad.length === 0 ? [] : [say(change, `It is given ${broad.join(', ')}.`)];
    }),
};

function attached(change: Change, side: 'before' | 'after'): string[] {
  const attributes = change[side];
  switch (change.type) {
    case 'aws_iam_role_policy_attachment':
    case 'aws_iam_user_policy_attachment':
    case 'aws_iam_group_policy_attachment':
    case 'aws_eks_access_policy_association':
      return [textOf(attributes, 'policy_arn') ?? ''];
    case 'aws_iam_role':
      return textsOf(attributes, 'managed_policy_arns');
    default:
      return [];
  }
}
