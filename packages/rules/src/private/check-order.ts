import type { Problem } from '@promontory/vocabulary';
import { metricNames } from '../promql.js';
import { isAlerting } from '../rule.js';
import { called, type LocatedGroup } from './located-group.js';

/** Rules that read a record of another group. AMP gives no order between groups, so they may read a value one interval old. */
export function checkOrder(groups: readonly LocatedGroup[]): Problem[] {
  const recordedIn = new Map<string, Set<LocatedGroup>>();
  for (const located of groups) {
    for (const rule of located.group.rules) {
      if (isAlerting(rule)) continue;
      recordedIn.set(rule.record, (recordedIn.get(rule.record) ?? new Set()).add(located));
    }
  }
  if (recordedIn.size === 0) return [];
  return groups.flatMap((located) =>
    located.group.rules.flatMap((rule, index) =>
      located.document.place(
        metricNames(String(rule.expr)).flatMap((name) => {
          const recorders = recordedIn.get(name);
          const [first] = recorders ?? [];
          if (first === undefined || recorders?.has(located) === true) return [];
          return {
            code: 'RulesOrder',
            path: [...located.at, 'rules', index, 'expr'],
            got: `${name}, which ${called(first, located)} records`,
            expected: 'records of the same group: AMP runs groups in no fixed order',
            fix: 'move the record into this group, above this rule',
          };
        }),
      ),
    ),
  );
}
