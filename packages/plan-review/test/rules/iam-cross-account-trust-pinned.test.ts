import { iamCrossAccountTrustPinned } from '../../src/rules/iam-cross-account-trust-pinned.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const role = (principal: string, condition?: object): BriefBlock => [
  'aws_iam_role',
  'Role',
  {
    assume_role_policy: JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: principal }, Condition: condition }],
    }),
  },
];
const ROOT = 'arn:aws:iam::444455556666:root';

describeRule(iamCrossAccountTrustPinned, {
  finds: {
    'an account': {
      base: [],
      head: [role(ROOT)],
      says: [`warning: The assume_role_policy trusts a whole account: AWS ${ROOT}: sts:AssumeRole.`],
    },
    'an account, by its number': {
      base: [role('arn:aws:iam::444455556666:role/writer')],
      head: [role('444455556666')],
      says: ['warning: The assume_role_policy trusts a whole account: AWS 444455556666: sts:AssumeRole.'],
    },
    'an external id that goes': {
      base: [role(ROOT, { StringEquals: { 'sts:ExternalId': 'x' } })],
      head: [role(ROOT)],
      says: [`warning: The assume_role_policy trusts a whole account: AWS ${ROOT}: sts:AssumeRole.`],
    },
  },
  passes: {
    'a role': { base: [], head: [role('arn:aws:iam::444455556666:role/writer')] },
    'an external id': { base: [], head: [role(ROOT, { StringEquals: { 'sts:ExternalId': 'x' } })] },
    'an organisation': { base: [], head: [role(ROOT, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })] },
    'what was trusted before': { base: [role(ROOT)], head: [role(ROOT, undefined)] },
    'a policy that is no trust': {
      base: [],
      head: [
        [
          'aws_kms_key',
          'Key',
          { policy: JSON.stringify({ Statement: { Effect: 'Allow', Action: 'kms:*', Principal: { AWS: ROOT } } }) },
        ],
      ],
    },
  },
});
