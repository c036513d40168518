import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** Who runs as the role may do nothing any more. */
export const iamRoleKept: Rule = keptRule({
  id: 'iam/role-kept',
  severity: 'error',
  summary: 'An IAM role, or what it may do, is deleted or replaced.',
  why: 'An agent whose role is gone cannot sign what it writes. It keeps samples for about two hours, then they are lost.',
  fix: 'Make the new role first, move who uses the old one, then acknowledge this by name.',
  types: ['aws_iam_role', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment', 'aws_iam_openid_connect_provider'],
  subject: (change) =>
    change.type === 'aws_iam_role'
      ? named('role', 'name')(change)
      : change.type === 'aws_iam_openid_connect_provider'
        ? named('identity provider', 'url')(change)
        : named('policy', 'name', 'policy_arn')(change),
  consequence: ({ type, action }) =>
    action === 'forget'
      ? undefined
      : type === 'aws_iam_role'
        ? action === 'replace'
          ? 'policies of keys, topics and buckets that name the old one no longer mean it'
          : 'whoever runs as it can no longer call AWS'
        : type === 'aws_iam_openid_connect_provider'
          ? 'no service account of its cluster gets credentials any more'
          : action === 'replace'
            ? undefined
            : 'its role may no longer do what it allowed',
  severityOf: ({ type }) => (type.startsWith('aws_iam_role_policy') ? 'warning' : 'error'),
});
