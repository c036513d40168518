import type { Action } from '../change.js';
import type { EnvironmentReport, Severity, StackReport } from '../report.js';

/** Actions, worst first: that is the order in which a reviewer wants them. */
export const ACTIONS: readonly Action[] = ['replace', 'delete', 'forget', 'update', 'create', 'move'];

/** Severities, worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export const SIGNS: Readonly<Record<Action, string>> = {
  replace: '±',
  delete: '-',
  forget: '!',
  update: '~',
  create: '+',
  move: '>',
};

/** What the status of a stack means. */
export function statusOf({ status, note }: StackReport): string {
  switch (status) {
    case 'planned':
      return 'planned';
    case 'offline':
      return 'planned offline: AWS was not asked';
    case 'compared':
      return 'compared with the base, not planned';
    case 'synthesised':
      return 'synthesised, compared with nothing';
    case 'deferred':
      return `cannot be planned yet: ${note ?? ''}`;
  }
}

/** How many changes of each kind there are, in words. */
export function countsOf({ counts }: StackReport): string {
  const parts = ACTIONS.filter((action) => counts[action] > 0).map((action) => `${counts[action]} to ${action}`);
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}

/** The findings of an environment that nobody has accepted, by how bad they are. */
export function openFindings({ findings }: EnvironmentReport) {
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  return SEVERITIES.flatMap((severity) => open.filter((finding) => finding.severity === severity));
}
