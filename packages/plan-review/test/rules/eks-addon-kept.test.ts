import { eksAddonKept } from '../../src/rules/eks-addon-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const addon = (name: string, more: object = {}): BriefBlock => [
  'aws_eks_addon',
  'Addon',
  { addon_name: name, cluster_name: 'c', ...more },
];

describeRule(eksAddonKept, {
  finds: {
    'a deleted add-on': {
      base: [addon('kube-state-metrics')],
      head: [],
      says: ['error: The add-on kube-state-metrics is deleted: what it ran stops, and its series end.'],
    },
    'an add-on of another cluster': {
      base: [addon('adot')],
      head: [addon('adot', { cluster_name: 'd' })],
      says: [
        'error: The add-on adot is replaced (cluster_name changed): what it runs is away until the new one is up.',
      ],
    },
  },
  passes: {
    'another version': { base: [addon('adot')], head: [addon('adot', { addon_version: 'v0.100.0' })] },
    'an add-on whose pods stay': { base: [addon('adot', { preserve: true })], head: [] },
    'an add-on that is only forgotten': {
      plan: [planned('aws_eks_addon.A', ['forget'], { addon_name: 'adot' }, null)],
    },
  },
});
