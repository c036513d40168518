import { iamBoundaryKept } from '../../src/rules/iam-boundary-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const role = (boundary?: string): BriefBlock => ['aws_iam_role', 'Role', { name: 'r', permissions_boundary: boundary }];

describeRule(iamBoundaryKept, {
  finds: {
    'a boundary that goes': {
      base: [role('arn:b')],
      head: [role()],
      says: ['error: The permissions boundary arn:b is removed.'],
    },
    'another boundary': {
      base: [role('arn:b')],
      head: [role('arn:c')],
      says: ['warning: The permissions boundary is arn:c instead of arn:b.'],
    },
    'a boundary that only apply will know': {
      base: [role('arn:b')],
      head: [role('${aws_iam_policy.B.arn}')],
      says: ['warning: Whether the permissions boundary arn:b stays cannot be told before apply.'],
    },
  },
  passes: {
    'a boundary that comes': { base: [role()], head: [role('arn:b')] },
    'a role without one': { base: [], head: [role()] },
    'a role that goes': { base: [role('arn:b')], head: [] },
  },
});
