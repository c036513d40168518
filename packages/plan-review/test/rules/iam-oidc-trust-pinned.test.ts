import { iamOidcTrustPinned } from '../../src/rules/iam-oidc-trust-pinned.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/1';
const PROVIDER = `arn:aws:iam::1:oidc-provider/${ISSUER}`;
const role = (conditions: Readonly<Record<string, object>>): BriefBlock => [
  'aws_iam_role',
  'Role',
  {
    assume_role_policy: JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: { Federated: PROVIDER },
          Condition: conditions,
        },
      ],
    }),
  },
];
const AUD = { [`${ISSUER}:aud`]: 'sts.amazonaws.com' };
const SUB = { [`${ISSUER}:sub`]: 'system:serviceaccount:prometheus:agent' };
const WHO = `Federated ${PROVIDER}: sts:AssumeRoleWithWebIdentity`;

describeRule(iamOidcTrustPinned, {
  finds: {
    'no subject': {
      base: [],
      head: [role({ StringEquals: AUD })],
      says: [`error: The assume_role_policy names no subject: ${WHO} if StringEquals ${ISSUER}:aud sts.amazonaws.com.`],
    },
    'a subject that is everybody': {
      base: [role({ StringEquals: { ...SUB, ...AUD } })],
      head: [role({ StringEquals: AUD, StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:*:*' } })],
      says: [
        `error: The assume_role_policy names no subject: ${WHO} if StringEquals ${ISSUER}:aud sts.amazonaws.com and StringLike ${ISSUER}:sub system:serviceaccount:*:*.`,
      ],
    },
    'no audience': {
      base: [],
      head: [role({ StringEquals: SUB })],
      says: [
        `error: The assume_role_policy names no audience: ${WHO} if StringEquals ${ISSUER}:sub system:serviceaccount:prometheus:agent.`,
      ],
    },
    'a subject that is only excluded': {
      base: [],
      head: [role({ StringNotEquals: SUB, StringEquals: AUD })],
      says: [
        `error: The assume_role_policy names no subject: ${WHO} if StringEquals ${ISSUER}:aud sts.amazonaws.com and StringNotEquals ${ISSUER}:sub system:serviceaccount:prometheus:agent.`,
      ],
    },
  },
  passes: {
    'subject and audience': { base: [], head: [role({ StringEquals: { ...SUB, ...AUD } })] },
    'service accounts of one namespace': {
      base: [],
      head: [role({ StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:prometheus:*' }, StringEquals: AUD })],
    },
    'a trust of a service': {
      base: [],
      head: [
        [
          'aws_iam_role',
          'Role',
          {
            assume_role_policy: JSON.stringify({
              Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
            }),
          },
        ],
      ],
    },
  },
});
