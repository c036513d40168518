import { eksAccessKept } from '../../src/rules/eks-access-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const entry: BriefBlock = ['aws_eks_access_entry', 'Entry', { principal_arn: 'arn:r' }];
const association = (account: string): BriefBlock => [
  'aws_eks_pod_identity_association',
  'Association',
  { namespace: 'prometheus', service_account: account, role_arn: 'arn:r' },
];

describeRule(eksAccessKept, {
  finds: {
    'an access entry': {
      base: [entry],
      head: [],
      says: ['error: The access entry of arn:r is deleted: can no longer talk to the cluster.'],
    },
    'a pod identity of another service account': {
      plan: [
        planned(
          'aws_eks_pod_identity_association.A',
          ['delete', 'create'],
          { namespace: 'prometheus', service_account: 'agent' },
          { namespace: 'prometheus', service_account: 'collector' },
          ['service_account'],
        ),
      ],
      says: [
        'error: The pod identity association of prometheus/agent is replaced (service_account changed): gets no credentials any more, so it writes nothing.',
      ],
    },
    'a role in the cluster': {
      base: [['kubernetes_cluster_role_v1', 'Role', { metadata: { name: 'r' } }]],
      head: [],
      says: ['error: The cluster role is deleted: whoever it was bound to sees no targets any more.'],
    },
  },
  passes: {
    'another role of the same service account': {
      base: [association('agent')],
      head: [['aws_eks_pod_identity_association', 'Association', { ...association('agent')[2], role_arn: 'arn:s' }]],
    },
    'a new entry': { base: [], head: [entry] },
    'an entry that is only forgotten': {
      plan: [planned('aws_eks_access_entry.E', ['forget'], { principal_arn: 'arn:r' }, null)],
    },
  },
});
