import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** Logs are deleted with the group that holds them. */
export const logsLogGroupKept: Rule = keptRule({
  id: 'logs/log-group-kept',
  severity: 'error',
  summary: 'A log group is deleted or replaced.',
  why: 'Its logs go with it. Why a rule failed last week can no longer be asked.',
  fix: 'Keep the group, or export what is needed and acknowledge this by name.',
  types: ['aws_cloudwatch_log_group'],
  subject: named('log group', 'name'),
  // skip_destroy takes it out of the state and leaves it in AWS.
  consequence: ({ action, before }) =>
    before?.['skip_destroy'] === true || action === 'forget'
      ? undefined
      : action === 'replace'
        ? 'the new one begins empty'
        : 'its logs go with it',
});
