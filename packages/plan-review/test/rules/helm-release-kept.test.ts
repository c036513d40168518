import { helmReleaseKept } from '../../src/rules/helm-release-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const release = (more: object = {}): BriefBlock => [
  'helm_release',
  'Release',
  { name: 'agent', namespace: 'prometheus', chart: 'prometheus', ...more },
];

describeRule(helmReleaseKept, {
  finds: {
    'a deleted release': {
      base: [release()],
      head: [],
      says: ['error: The release agent in prometheus is deleted: all that it runs stops.'],
    },
    'another namespace': {
      base: [release()],
      head: [release({ namespace: 'monitoring' })],
      says: [
        'error: The release agent in prometheus is replaced (namespace changed): it is uninstalled before the new one is installed.',
      ],
    },
    'what a plan replaces': {
      plan: [planned('helm_release.R', ['delete', 'create'], { name: 'a' }, { name: 'a' }, ['repository'])],
      says: [
        'error: The release a is replaced (repository changed): it is uninstalled before the new one is installed.',
      ],
    },
  },
  passes: {
    'another version': { base: [release()], head: [release({ version: '2' })] },
    'a release that is only forgotten': { plan: [planned('helm_release.R', ['forget'], { name: 'a' }, null)] },
  },
});
