import { isKept, isLost, nested, ofType, say } from '../private/rule-kit.js';
import type { Change } from '../change.js';
import type { Rule } from '../rule.js';

/** Rules fail, and nothing says why. */
export const ampLoggingKept: Rule = {
  id: 'amp/logging-kept',
  severity: 'warning',
  summary: 'A workspace no longer writes logs.',
  why: 'That a rule failed, or that a topic refused an alert, stands in the logs of the workspace and nowhere else.',
  fix: 'Keep the logs; shorten their retention if they cost too much.',
  check: ({ changes }) => [
    ...ofType(changes, 'aws_prometheus_workspace')
      .filter((change) => isKept(change) && logs(change, 'before') && !logs(change, 'after'))
      .map((change) => say(change, 'The workspace no longer logs failures of rules and of the alert manager.')),
    ...ofType(changes, 'aws_prometheus_query_logging_configuration')
      .filter((change) => isLost(change) && change.action !== 'replace')
      .map((change) => say(change, 'The workspace no longer logs expensive queries.')),
  ],
};

function logs(change: Change, side: 'before' | 'after'): boolean {
  return (
    typeof change[side]?.['logging_configuration'] === 'string' ||
    nested(change[side], 'logging_configuration').length > 0
  );
}
