import type { Finding, Path } from '@promontory/vocabulary';
import { isAlerting, type RuleGroup, ruleIdentity } from '../rule.js';

/** Groups of one name, and rules that would write the same series twice. */
export function checkDuplicates(groups: readonly RuleGroup[]): Finding[] {
  const groupNames = new Map<string, Path>();
  const identities = new Map<string, string>();
  const findings: Finding[] = [];
  groups.forEach((group, groupIndex) => {
    const at = ['groups', groupIndex];
    if (groupNames.has(group.name)) {
      findings.push({
        code: 'RulesDuplicateGroup',
        path: [...at, 'name'],
        got: `a second group ${JSON.stringify(group.name)}`,
        expected: 'each group name once in a file',
        fix: 'rename one, or join the two',
      });
    }
    groupNames.set(group.name, at);
    group.rules.forEach((rule, index) => {
      // An alert may come twice with other thresholds; a record with one name and one set of labels may not.
      const identity = isAlerting(rule) ? `${ruleIdentity(rule)}${rule.expr}` : ruleIdentity(rule);
      const earlier = identities.get(identity);
      if (earlier === undefined) {
        identities.set(identity, group.name);
        return;
      }
      const name = isAlerting(rule) ? rule.alert : rule.record;
      findings.push({
        code: 'RulesDuplicateRule',
        path: [...at, 'rules', index, isAlerting(rule) ? 'alert' : 'record'],
        got: `${name} a second time (first in group ${JSON.stringify(earlier)})`,
        expected: 'each rule once',
        fix: isAlerting(rule) ? 'remove one of the two' : 'remove one of the two, or give them different labels',
      });
    });
  });
  return findings;
}
