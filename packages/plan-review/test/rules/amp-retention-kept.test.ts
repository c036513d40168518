import { ampRetentionKept } from '../../src/rules/amp-retention-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const keeping = (days: number | undefined): BriefBlock => [
  'aws_prometheus_workspace_configuration',
  'Configuration',
  { workspace_id: 'ws-1', retention_period_in_days: days },
];
const WORKSPACE: BriefBlock = ['aws_prometheus_workspace', 'Workspace', { alias: 'a' }];

describeRule(ampRetentionKept, {
  finds: {
    'a shorter retention': {
      base: [keeping(400)],
      head: [keeping(90)],
      says: ['error: Metrics are kept for 90 days instead of 400: older ones are deleted.'],
    },
    'a retention that falls back to the default': {
      base: [keeping(400)],
      head: [keeping(undefined)],
      says: ['error: Metrics are kept for 150 days instead of 400: older ones are deleted.'],
    },
    'a first, short configuration of a workspace that is there already': {
      base: [WORKSPACE],
      head: [WORKSPACE, keeping(30)],
      says: ['error: Metrics are kept for 30 days, where 150 are usual: older ones are deleted.'],
    },
    'a retention that only apply will know': {
      plan: [
        planned(
          'aws_prometheus_workspace_configuration.C',
          ['update'],
          { retention_period_in_days: 400 },
          { retention_period_in_days: UNKNOWN },
        ),
      ],
      says: ['warning: Whether the retention becomes shorter cannot be told.'],
    },
  },
  passes: {
    'a longer retention': { base: [keeping(90)], head: [keeping(400)] },
    'the default, written out': { base: [keeping(undefined)], head: [keeping(150)] },
    'a short retention of a new workspace': { base: [], head: [WORKSPACE, keeping(30)] },
  },
});
