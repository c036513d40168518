import { helmChartNoMajorJump } from '../../src/rules/helm-chart-no-major-jump.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const release = (version?: string): BriefBlock => [
  'helm_release',
  'Release',
  { name: 'a', chart: 'prometheus', version },
];

describeRule(helmChartNoMajorJump, {
  finds: {
    'a major version up': {
      base: [release('28.1.0')],
      head: [release('29.0.0')],
      says: ['warning: prometheus goes from 28.1.0 to 29.0.0.'],
    },
    'a major version down': {
      base: [release('29.0.0')],
      head: [release('28.1.0')],
      says: ['warning: prometheus goes back from 29.0.0 to 28.1.0.'],
    },
    'no version any more': {
      base: [release('29.0.0')],
      head: [release()],
      says: ['warning: prometheus is no longer pinned to 29.0.0: every apply may bring another version.'],
    },
  },
  passes: {
    'a minor version': { base: [release('29.0.0')], head: [release('29.27.1')] },
    'a first version': { base: [release()], head: [release('29.0.0')] },
    'a new release': { base: [], head: [release('29.0.0')] },
  },
});
