import type { Finding } from '@promontory/vocabulary';
import { metricNames } from '../promql.js';
import { isAlerting, type RuleGroup } from '../rule.js';

/** Rules that read a record of another group. AMP gives no order between groups, so they may read a value one interval old. */
export function checkOrder(groups: readonly RuleGroup[]): Finding[] {
  const recordedIn = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const rule of group.rules.filter((rule) => !isAlerting(rule))) {
      const name = (rule as { record: string }).record;
      recordedIn.set(name, (recordedIn.get(name) ?? new Set()).add(group.name));
    }
  }
  if (recordedIn.size === 0) return [];
  return groups.flatMap((group, groupIndex) =>
    group.rules.flatMap((rule, index) =>
      metricNames(String(rule.expr))
        .filter((name) => recordedIn.has(name) && !recordedIn.get(name)?.has(group.name))
        .map((name) => ({
          code: 'RulesOrder',
          path: ['groups', groupIndex, 'rules', index, 'expr'],
          got: `${name}, which group ${JSON.stringify([...(recordedIn.get(name) ?? [])][0])} records`,
          expected: 'records of the same group: AMP runs groups in no fixed order',
          fix: 'move the record into this group, above this rule',
        })),
    ),
  );
}
