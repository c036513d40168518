import { type Action, UNKNOWN } from '../change.js';
import type { AttributeChange, EnvironmentReport, Finding, Severity, StackReport } from '../report.js';

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

/** What findings of a severity are called: `1 error`, `2 errors`, `1 note`. */
export function amountOfFindings(count: number, severity: Severity): string {
  return `${count} ${severity === 'info' ? 'note' : severity}${count === 1 ? '' : 's'}`;
}

/** What all findings come to, worst first: `2 errors, 1 note`; `no findings` when there are none. */
export function verdictOf(findings: readonly Finding[]): string {
  const parts = SEVERITIES.map(
    (severity) => [severity, findings.filter((one) => one.severity === severity).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => amountOfFindings(count, severity));
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/** Findings of one rule and severity together, so that why it matters and what to do are read once. */
export function groupsOf(findings: readonly Finding[]): (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const one of findings) {
    const key = JSON.stringify([one.severity, one.rule, one.why, one.fix]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Stacks to which nothing happens, by how that is known: one line instead of one for each. */
export function quietStacks(stacks: readonly StackReport[]): ReadonlyMap<string, readonly string[]> {
  const quiet = new Map<string, string[]>();
  for (const stack of stacks.filter(isQuiet)) {
    const known = statusOf(stack);
    const ids = quiet.get(known) ?? [];
    ids.push(stack.id);
    quiet.set(known, ids);
  }
  return quiet;
}

/** Whether it was looked at and nothing happens. */
export function isQuiet({ status, changes, cannotTell = [] }: StackReport): boolean {
  return changes.length === 0 && status !== 'synthesised' && status !== 'deferred' && cannotTell.length === 0;
}

/**
 * Attributes apart from those of which is told only that they will be others: a resource that is replaced gets a new id,
 * ARN and day of birth, which is one line.
 */
export function apartFromUnknown(attributes: readonly AttributeChange[]): {
  readonly told: readonly AttributeChange[];
  readonly unknown: readonly string[];
} {
  const isUnknown = ({ after, replaces, meaning }: AttributeChange): boolean =>
    after === UNKNOWN && !replaces && meaning === undefined;
  return {
    told: attributes.filter((one) => !isUnknown(one)),
    unknown: attributes.filter(isUnknown).map(({ attribute }) => attribute),
  };
}
