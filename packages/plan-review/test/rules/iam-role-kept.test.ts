import { iamRoleKept } from '../../src/rules/iam-role-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const role = (name: string): BriefBlock => ['aws_iam_role', 'Role', { name }];

describeRule(iamRoleKept, {
  finds: {
    'a deleted role': {
      base: [role('writer')],
      head: [],
      says: ['error: The role writer is deleted: whoever runs as it can no longer call AWS.'],
    },
    'a role of another name': {
      base: [role('writer')],
      head: [role('agent')],
      says: [
        'error: The role writer is replaced (name changed): policies of keys, topics and buckets that name the old one no longer mean it.',
      ],
    },
    'a policy of a role': {
      base: [['aws_iam_role_policy', 'Policy', { name: 'grants', role: 'r' }]],
      head: [],
      says: ['warning: The policy grants is deleted: its role may no longer do what it allowed.'],
    },
    'the identity provider of a cluster': {
      base: [['aws_iam_openid_connect_provider', 'Oidc', { url: 'https://oidc' }]],
      head: [],
      says: [
        'error: The identity provider https://oidc is deleted: no service account of its cluster gets credentials any more.',
      ],
    },
  },
  passes: {
    'a description': { base: [role('a')], head: [['aws_iam_role', 'Role', { name: 'a', description: 'b' }]] },
    'a policy that is made anew': {
      plan: [planned('aws_iam_role_policy.P', ['delete', 'create'], { name: 'a' }, { name: 'b' }, ['name'])],
    },
    'a role that is only forgotten': { plan: [planned('aws_iam_role.R', ['forget'], { name: 'a' }, null)] },
  },
});
