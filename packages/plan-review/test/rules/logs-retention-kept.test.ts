import { logsRetentionKept } from '../../src/rules/logs-retention-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const group = (days?: number): BriefBlock => [
  'aws_cloudwatch_log_group',
  'Logs',
  { name: 'a', retention_in_days: days },
];

describeRule(logsRetentionKept, {
  finds: {
    'a shorter time': {
      base: [group(365)],
      head: [group(30)],
      says: ['error: Logs are kept for 30 days, no longer for 365 days: older ones are deleted.'],
    },
    'an end, where there was none': {
      base: [group()],
      head: [group(90)],
      says: ['error: Logs are kept for 90 days, no longer for ever: older ones are deleted.'],
    },
    'a time that only apply will know': {
      plan: [
        planned('aws_cloudwatch_log_group.L', ['update'], { retention_in_days: 30 }, { retention_in_days: UNKNOWN }),
      ],
      says: ['warning: Whether the retention becomes shorter cannot be told.'],
    },
  },
  passes: {
    'a longer time': { base: [group(30)], head: [group(365)] },
    'for ever': { base: [group(30)], head: [group(0)] },
    'for ever, written out': { base: [group()], head: [group(0)] },
  },
});
