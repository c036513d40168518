import { logsLogGroupKept } from '../../src/rules/logs-log-group-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const group = (more: object = {}): BriefBlock => ['aws_cloudwatch_log_group', 'Logs', { name: '/amp/prod', ...more }];

describeRule(logsLogGroupKept, {
  finds: {
    'a deleted group': {
      base: [group()],
      head: [],
      says: ['error: The log group /amp/prod is deleted: its logs go with it.'],
    },
    'another name': {
      base: [group()],
      head: [group({ name: '/amp/production' })],
      says: ['error: The log group /amp/prod is replaced (name changed): the new one begins empty.'],
    },
    'a group that a plan replaces': {
      plan: [planned('aws_cloudwatch_log_group.L', ['delete', 'create'], { name: 'a' }, { name: 'a' }, ['region'])],
      says: ['error: The log group a is replaced (region changed): the new one begins empty.'],
    },
  },
  passes: {
    'a group that Terraform leaves in AWS': { base: [group({ skip_destroy: true })], head: [] },
    'a group that is only forgotten': {
      plan: [planned('aws_cloudwatch_log_group.L', ['forget'], { name: 'a' }, null)],
    },
    'another retention': { base: [group()], head: [group({ retention_in_days: 30 })] },
  },
});
