import { comparedNumber } from '../private/compared.js';
import { numberOf, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Days that a workspace keeps metrics when nobody says otherwise (AMP user guide, "Configure your workspace", 2026-07). */
const DEFAULT_DAYS = 150;

/** History is cut off at a nearer day. */
export const ampRetentionKept: Rule = {
  id: 'amp/retention-kept',
  severity: 'error',
  summary: 'A workspace keeps its metrics for a shorter time.',
  why: 'Metrics older than the new retention are deleted, and no later change brings them back.',
  fix: 'Keep the retention, or copy what is still needed first and acknowledge this by name.',
  check: ({ changes }) =>
    ofType(changes, 'aws_prometheus_workspace_configuration').flatMap((change) => {
      if (change.action === 'create') {
        const days = numberOf(change.after, 'retention_period_in_days') ?? DEFAULT_DAYS;
        const isNew = changes.some(
          ({ type, action, stack }) =>
            type === 'aws_prometheus_workspace' && action === 'create' && stack === change.stack,
        );
        return isNew || days >= DEFAULT_DAYS
          ? []
          : [
              say(
                change,
                `Metrics are kept for ${days} days, where ${DEFAULT_DAYS} are usual: older ones are deleted.`,
              ),
            ];
      }
      const days = comparedNumber(change, 'retention_period_in_days', DEFAULT_DAYS);
      if (days === 'unclear') return [say(change, 'Whether the retention becomes shorter cannot be told.', 'warning')];
      return days === undefined || days.is >= days.was
        ? []
        : [say(change, `Metrics are kept for ${days.is} days instead of ${days.was}: older ones are deleted.`)];
    }),
};
