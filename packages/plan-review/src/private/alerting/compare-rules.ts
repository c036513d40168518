import type { ReviewedRule } from './read-rules.js';

/** What happened to rules, in words. */
export interface RuleDifference {
  readonly lost: readonly string[];
  readonly weaker: readonly string[];
  readonly renamed: readonly string[];
}

const SEVERITIES = ['info', 'warning', 'critical'];

/** Rules that are gone, and rules that speak more softly. Groups do not matter: a rule that moved is still there. */
export function compareRules(before: readonly ReviewedRule[], after: readonly ReviewedRule[]): RuleDifference {
  const remaining = [...after];
  const lost: ReviewedRule[] = [];
  const weaker: string[] = [];
  for (const rule of before) {
    const same =
      take(
        remaining,
        (other) => isNamed(other, rule) && other.expr === rule.expr && other.severity === rule.severity,
      ) ?? take(remaining, (other) => isNamed(other, rule));
    if (same === undefined) lost.push(rule);
    else if (rank(same.severity) < rank(rule.severity))
      weaker.push(`${rule.name} (severity ${rule.severity} to ${same.severity || 'none'})`);
  }
  const renamed: string[] = [];
  const gone = lost.filter((rule) => {
    const other = take(remaining, (candidate) => candidate.kind === rule.kind && candidate.expr === rule.expr);
    if (other !== undefined) renamed.push(`${rule.name} to ${other.name}`);
    return other === undefined;
  });
  return { lost: gone.map(({ kind, name, group }) => `${kind} ${name} (group ${group})`), weaker, renamed };
}

function isNamed(a: ReviewedRule, b: ReviewedRule): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function rank(severity: string): number {
  return SEVERITIES.indexOf(severity);
}

function take<T>(from: T[], fits: (item: T) => boolean): T | undefined {
  const index = from.findIndex(fits);
  return index < 0 ? undefined : from.splice(index, 1)[0];
}
