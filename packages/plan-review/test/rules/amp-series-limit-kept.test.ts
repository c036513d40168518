import { ampSeriesLimitKept } from '../../src/rules/amp-series-limit-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const limited = (...limits: readonly (readonly [team: string, max: number])[]): BriefBlock => [
  'aws_prometheus_workspace_configuration',
  'Configuration',
  {
    limits_per_label_set: limits.map(([team, max]) => ({ label_set: { team }, limits: [{ max_series: max }] })),
  },
];

describeRule(ampSeriesLimitKept, {
  finds: {
    'a lower limit': {
      base: [limited(['a', 1000], ['b', 10])],
      head: [limited(['b', 10], ['a', 100])],
      says: ['error: {team="a"} may have 100 series, no longer 1000: samples beyond are refused.'],
    },
    'a higher limit': {
      base: [limited(['a', 100])],
      head: [limited(['a', 1000])],
      says: ['warning: {team="a"} may have 1000 series, no longer 100.'],
    },
    'a limit that goes': {
      base: [limited(['a', 100])],
      head: [limited()],
      says: ['warning: {team="a"} may have any number of series, no longer 100.'],
    },
    'a limit that only apply will know': {
      plan: [
        planned(
          'aws_prometheus_workspace_configuration.C',
          ['update'],
          { limits_per_label_set: [{ label_set: { team: 'a' }, limits: [{ max_series: 1 }] }] },
          { limits_per_label_set: [{ label_set: { team: 'a' }, limits: [{ max_series: UNKNOWN }] }] },
        ),
      ],
      says: ['warning: Whether {team="a"} is limited as before cannot be told.'],
    },
  },
  passes: {
    'a new limit': { base: [limited()], head: [limited(['a', 100])] },
    'another order': { base: [limited(['a', 1], ['b', 2])], head: [limited(['b', 2], ['a', 1])] },
    'a set that is only counted': { base: [limited(['a', 0])], head: [limited()] },
  },
});
