import { type ReviewedRule, readRules } from '../private/alerting/read-rules.js';
import { blocksOf, list, newlyFound, type PlacedBlock } from '../private/rule-kit.js';
import type { Synth } from '../read-synth.js';
import type { Rule, RuleFinding } from '../rule.js';

const TYPE = 'aws_prometheus_rule_group_namespace';

/** One thing that is broken wakes two people up, or one of them twice. */
export const alertingNoDuplicate: Rule = {
  id: 'alerting/no-duplicate',
  severity: 'warning',
  summary: 'The same rule stands in two namespaces of a workspace.',
  why: 'Both are evaluated and both are paid for; two recording rules of one name write the same series twice.',
  fix: 'Keep one of them.',
  check: (input) => newlyFound(input, look),
};

function look(side: Synth): RuleFinding[] {
  const seen = new Map<string, PlacedBlock>();
  return blocksOf(side, TYPE).flatMap((block): RuleFinding[] => {
    const workspace = String(block.attributes['workspace_id'] ?? '');
    const rules = readRules(block.attributes['data']) ?? [];
    const twice = new Map<string, string[]>();
    for (const rule of rules) {
      const key = `${block.stack} ${workspace} ${identity(rule)}`;
      const other = seen.get(key);
      if (other === undefined) seen.set(key, block);
      else if (other !== block) twice.set(other.path, [...(twice.get(other.path) ?? []), rule.name]);
    }
    return [...twice].map(([path, names]) => ({
      stack: block.stack,
      path: block.path,
      message: `Stands in ${path} as well: ${list(names)}.`,
    }));
  });
}

function identity({ kind, name, expr, labels }: ReviewedRule): string {
  return JSON.stringify([kind, name, expr, Object.entries(labels).sort()]);
}
