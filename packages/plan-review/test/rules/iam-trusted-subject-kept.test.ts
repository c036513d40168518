import { iamTrustedSubjectKept } from '../../src/rules/iam-trusted-subject-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const trust = (...subjects: string[]): string =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: 'arn:p' },
        Condition: { StringEquals: { 'i:sub': subjects } },
      },
    ],
  });
const role = (policy: string): BriefBlock => ['aws_iam_role', 'Role', { assume_role_policy: policy }];
const AGENT = 'system:serviceaccount:prometheus:agent';
const SERVICE = (name: string): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: name } }] });

describeRule(iamTrustedSubjectKept, {
  finds: {
    'a service account of another name': {
      base: [role(trust(AGENT))],
      head: [role(trust('system:serviceaccount:prometheus:collector'))],
      says: [`error: The role no longer trusts ${AGENT}.`],
    },
    'a namespace of another name': {
      base: [role(trust(AGENT, 'system:serviceaccount:a:b'))],
      head: [role(trust('system:serviceaccount:a:b', 'system:serviceaccount:monitoring:agent'))],
      says: [`error: The role no longer trusts ${AGENT}.`],
    },
    'another service': {
      base: [role(SERVICE('ec2.amazonaws.com'))],
      head: [role(SERVICE('pods.eks.amazonaws.com'))],
      says: ['error: The role no longer trusts Service ec2.amazonaws.com.'],
    },
  },
  passes: {
    'a subject more': {
      base: [role(trust(AGENT))],
      head: [role(trust('system:serviceaccount:prometheus:collector', AGENT))],
    },
    'a role that goes, of which another rule tells': { base: [role(trust(AGENT))], head: [] },
    'a trust that only apply will know, of which another rule tells': {
      plan: [
        planned('aws_iam_role.R', ['update'], { assume_role_policy: trust(AGENT) }, { assume_role_policy: UNKNOWN }),
      ],
    },
  },
});
