import { ampLoggingKept } from '../../src/rules/amp-logging-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const workspace = (logs: unknown): BriefBlock => ['aws_prometheus_workspace', 'W', { logging_configuration: logs }];
const ON = { log_group_arn: 'arn:l:*' };

describeRule(ampLoggingKept, {
  finds: {
    'logs that are switched off': {
      base: [workspace(ON)],
      head: [workspace(undefined)],
      says: ['warning: The workspace no longer logs failures of rules and of the alert manager.'],
    },
    'an empty block in a plan': {
      plan: [
        planned(
          'aws_prometheus_workspace.W',
          ['update'],
          { logging_configuration: [ON] },
          { logging_configuration: [] },
        ),
      ],
      says: ['warning: The workspace no longer logs failures of rules and of the alert manager.'],
    },
    'logs of queries': {
      base: [['aws_prometheus_query_logging_configuration', 'Q', { workspace_id: 'w' }]],
      head: [],
      says: ['warning: The workspace no longer logs expensive queries.'],
    },
  },
  passes: {
    'another group': { base: [workspace(ON)], head: [workspace({ log_group_arn: 'arn:m:*' })] },
    'logs that are switched on': { base: [workspace(undefined)], head: [workspace(ON)] },
    'logs that only apply will know': {
      plan: [
        planned(
          'aws_prometheus_workspace.W',
          ['update'],
          { logging_configuration: [ON] },
          { logging_configuration: UNKNOWN },
        ),
      ],
    },
  },
});
