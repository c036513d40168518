import type { Problem } from '@promontory/vocabulary';
import { isAlerting, type Rule, ruleIdentity } from '../rule.js';
import { called, type LocatedGroup } from './located-group.js';

/** Groups of one name in a namespace, and rules that would write the same series, or raise the same alert, twice. */
export function checkDuplicates(groups: readonly LocatedGroup[]): Problem[] {
  return [...checkGroups(groups), ...checkRules(groups)];
}

function checkGroups(groups: readonly LocatedGroup[]): Problem[] {
  const seen = new Map<string, LocatedGroup>();
  return groups.flatMap((located) => {
    const { group, namespace, document, at, file } = located;
    const key = JSON.stringify([namespace, group.name]);
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, located);
      return [];
    }
    const where = earlier.file === file ? '' : ` (first in ${earlier.file})`;
    return document.place([
      {
        code: 'RulesDuplicateGroup',
        path: [...at, 'name'],
        got: `a second group ${JSON.stringify(group.name)}${where}`,
        expected:
          where === '' ? 'each group name once in a file' : `each group name once in the namespace ${namespace}`,
        fix: 'rename one, or join the two',
      },
    ]);
  });
}

function checkRules(groups: readonly LocatedGroup[]): Problem[] {
  const seen = new Map<string, LocatedGroup>();
  return groups.flatMap((located) =>
    located.group.rules.flatMap((rule, index) => {
      // An alert may come twice with other thresholds; a record with one name and one set of labels may not.
      const identity = isAlerting(rule) ? `${ruleIdentity(rule)}${rule.expr}` : ruleIdentity(rule);
      const earlier = seen.get(identity);
      if (earlier === undefined) {
        seen.set(identity, located);
        return [];
      }
      return located.document.place([
        {
          code: 'RulesDuplicateRule',
          path: [...located.at, 'rules', index, isAlerting(rule) ? 'alert' : 'record'],
          got: `${nameOf(rule)} a second time (first in ${called(earlier, located)})`,
          expected: 'each rule once',
          fix: isAlerting(rule) ? 'remove one of the two' : 'remove one of the two, or give them different labels',
        },
      ]);
    }),
  );
}

function nameOf(rule: Rule): string {
  return isAlerting(rule) ? rule.alert : rule.record;
}
