import { eksPrivateEndpointKept } from '../../src/rules/eks-private-endpoint-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const cluster = (access?: boolean | string): BriefBlock => [
  'aws_eks_cluster',
  'Cluster',
  { vpc_config: [{ endpoint_private_access: access }] },
];

describeRule(eksPrivateEndpointKept, {
  finds: {
    'access that is switched off': {
      base: [cluster(true)],
      head: [cluster(false)],
      says: ['error: The API is no longer reached from inside of the VPC.'],
    },
    'access that is no longer asked for': {
      base: [cluster(true)],
      head: [cluster()],
      says: ['error: The API is no longer reached from inside of the VPC.'],
    },
    'access that is an expression': {
      base: [cluster(true)],
      head: [cluster('${var.private}')],
      says: ['warning: Whether the API is still reached from inside of the VPC cannot be told.'],
    },
  },
  passes: {
    'access that is switched on': { base: [cluster(false)], head: [cluster(true)] },
    'a cluster without it': { base: [cluster()], head: [cluster(false)] },
  },
});
