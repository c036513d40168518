import { iamServiceAccountTrusted } from '../../src/rules/iam-service-account-trusted.js';
import { stringify } from 'yaml';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const role = (...values: string[]): BriefBlock[] => [
  ['aws_iam_role', 'Role', { assume_role_policy: '${data.aws_iam_policy_document.Trust.json}' }],
  [
    'data.aws_iam_policy_document',
    'Trust',
    {
      statement: [
        {
          actions: ['sts:AssumeRoleWithWebIdentity'],
          principals: [{ type: 'Federated', identifiers: ['arn:p'] }],
          condition: values.length === 0 ? [] : [{ test: 'StringLike', variable: 'i:sub', values }],
        },
      ],
    },
  ],
];
const release = (namespace: string, name: string | undefined, arn = '${aws_iam_role.Role.arn}'): BriefBlock => [
  'helm_release',
  'Release',
  {
    namespace,
    values: [stringify({ serviceAccounts: { server: { name, annotations: { 'eks.amazonaws.com/role-arn': arn } } } })],
  },
];
const AGENT = 'system:serviceaccount:prometheus:agent';

describeRule(iamServiceAccountTrusted, {
  finds: {
    'another namespace': {
      head: [...role(AGENT), release('monitoring', 'agent')],
      says: [`error: It runs as system:serviceaccount:monitoring:agent, and aws_iam_role.Role trusts ${AGENT}.`],
    },
    'another name': {
      base: [...role(AGENT), release('prometheus', 'agent')],
      head: [...role(AGENT), release('prometheus', 'collector')],
      says: [`error: It runs as system:serviceaccount:prometheus:collector, and aws_iam_role.Role trusts ${AGENT}.`],
    },
    'a name that the chart chooses': {
      head: [...role(AGENT), release('prometheus', undefined)],
      says: [
        'warning: Whether aws_iam_role.Role trusts it cannot be told: the service account has no name in the values.',
      ],
    },
  },
  passes: {
    'what was so before': {
      base: [...role(AGENT), release('monitoring', 'agent')],
      head: [...role(AGENT), release('monitoring', 'agent')],
    },
    'the same on both sides': { head: [...role(AGENT), release('prometheus', 'agent')] },
    'a trust in a whole namespace': {
      head: [...role('system:serviceaccount:prometheus:*'), release('prometheus', 'agent')],
    },
    'a role made elsewhere': { head: [...role(AGENT), release('x', 'y', 'arn:aws:iam::1:role/other')] },
    'a role that trusts by other means': { head: [...role(), release('prometheus', 'agent')] },
    'a subject that is an expression': { head: [...role('system:serviceaccount:${var.n}:a'), release('x', 'y')] },
  },
});
