import { comparedNumber } from '../private/compared.js';
import { ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Logs are deleted sooner. */
export const logsRetentionKept: Rule = {
  id: 'logs/retention-kept',
  severity: 'error',
  summary: 'A log group keeps its logs for a shorter time.',
  why: 'Logs older than the new retention are deleted, and no later change brings them back.',
  fix: 'Keep the retention, or export what is needed and acknowledge this by name.',
  check: ({ changes }) =>
    ofType(changes, 'aws_cloudwatch_log_group').flatMap((change) => {
      // 0, and nothing at all, mean for ever.
      const days = comparedNumber(change, 'retention_in_days', 0);
      if (days === 'unclear') return [say(change, 'Whether the retention becomes shorter cannot be told.', 'warning')];
      if (days === undefined || forever(days.is) >= forever(days.was)) return [];
      const was = days.was === 0 ? 'for ever' : `for ${days.was} days`;
      return [say(change, `Logs are kept for ${days.is} days, no longer ${was}: older ones are deleted.`)];
    }),
};

function forever(days: number): number {
  return days === 0 ? Number.POSITIVE_INFINITY : days;
}
