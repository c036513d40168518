import { iamNoBroadManagedPolicy } from '../../src/rules/iam-no-broad-managed-policy.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const attachment = (arn: string, type = 'aws_iam_role_policy_attachment'): BriefBlock => [
  type,
  'Attachment',
  { policy_arn: arn },
];
const FULL = 'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess';
const WRITE = 'arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess';

describeRule(iamNoBroadManagedPolicy, {
  finds: {
    'a whole service': { base: [], head: [attachment(FULL)], says: [`error: It is given ${FULL}.`] },
    everything: {
      base: [attachment(WRITE)],
      head: [attachment('arn:aws:iam::aws:policy/AdministratorAccess')],
      says: ['error: It is given arn:aws:iam::aws:policy/AdministratorAccess.'],
    },
    'a cluster': {
      head: [
        attachment(
          'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
          'aws_eks_access_policy_association',
        ),
      ],
      says: ['error: It is given arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy.'],
    },
    'a role with a list': {
      base: [['aws_iam_role', 'Role', { managed_policy_arns: [WRITE] }]],
      head: [['aws_iam_role', 'Role', { managed_policy_arns: [WRITE, FULL] }]],
      says: [`error: It is given ${FULL}.`],
    },
  },
  passes: {
    'a policy for writing': { base: [], head: [attachment(WRITE)] },
    'one that goes': { base: [attachment(FULL)], head: [] },
    'one that was there': {
      base: [['aws_iam_role', 'Role', { managed_policy_arns: [FULL] }]],
      head: [['aws_iam_role', 'Role', { managed_policy_arns: [FULL], description: 'a' }]],
    },
    'an attribute of that name somewhere else': { base: [], head: [attachment(FULL, 'aws_other')] },
  },
});
