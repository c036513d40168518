import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** CloudWatch watches one thing less. */
export const alarmKept: Rule = keptRule({
  id: 'alarm/kept',
  severity: 'error',
  summary: 'A CloudWatch alarm is deleted.',
  why: 'Alarms watch what Prometheus cannot: its own collection, quotas, throttling. Without them a silent system looks healthy.',
  fix: 'Keep the alarm, or say what watches instead.',
  types: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm', 'aws_cloudwatch_log_metric_filter'],
  subject: named('alarm', 'alarm_name', 'name'),
  // A new alarm under a new name watches the same.
  consequence: ({ action }) =>
    action === 'replace'
      ? undefined
      : action === 'forget'
        ? 'nobody here looks after it any more'
        : 'nothing tells when what it watched goes wrong',
});
