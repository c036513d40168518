import { eksAddonNoMajorJump } from '../../src/rules/eks-addon-no-major-jump.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const addon = (version?: string): BriefBlock => [
  'aws_eks_addon',
  'Addon',
  { addon_name: 'metrics-server', addon_version: version },
];

describeRule(eksAddonNoMajorJump, {
  finds: {
    'a major version up': {
      base: [addon('v1.9.1-eksbuild.1')],
      head: [addon('v2.0.0-eksbuild.1')],
      says: ['warning: metrics-server goes from v1.9.1-eksbuild.1 to v2.0.0-eksbuild.1.'],
    },
    'a major version down': {
      base: [addon('v2.0.0')],
      head: [addon('v1.9.1')],
      says: ['warning: metrics-server goes back from v2.0.0 to v1.9.1.'],
    },
    'a version that AWS will choose': {
      base: [addon('v1.9.1')],
      head: [addon()],
      says: ['warning: Which version metrics-server will have cannot be told: it was v1.9.1.'],
    },
  },
  passes: {
    'a minor version': { base: [addon('v1.9.1')], head: [addon('v1.10.0')] },
    'a version that is pinned': { base: [addon()], head: [addon('v1.9.1')] },
    'a new add-on': { base: [], head: [addon('v2.0.0')] },
  },
});
