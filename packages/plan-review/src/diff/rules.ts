import { readRules, type ReviewedRule } from '../private/alerting/read-rules.js';
import type { Difference } from './difference.js';
import { describeModels, type Item, type Model, modelsOf } from './model.js';

/** What changes in a file of Prometheus rules; undefined when one side cannot be read. */
export function diffRules(before: unknown, after: unknown): Difference[] | undefined {
  const models = ruleModels(before, after);
  return models && describeModels(...models);
}

/** Both files as things with names. */
export function ruleModels(before: unknown, after: unknown): readonly [Model, Model] | undefined {
  const [was, is] = [readRules(before), readRules(after)];
  return was === undefined || is === undefined ? undefined : modelsOf(itemsOf(was), itemsOf(is));
}

function itemsOf(rules: readonly ReviewedRule[]): Item[] {
  const groups = new Map(rules.map(({ group, interval }) => [group, interval]));
  return [
    ...rules.map(toItem),
    ...[...groups].map(([group, interval]) => ({
      names: [`group ${group}`],
      fields: interval === '' ? {} : { interval },
    })),
  ];
}

function toItem(rule: ReviewedRule): Item {
  const { kind, name, group, expr, severity, annotations } = rule;
  const { severity: _severity, ...labels } = rule.labels;
  const known = `${kind} ${name}`;
  return {
    names: [known, `${known} (group ${group})`, `${known} (group ${group}, severity ${severity || 'none'})`],
    fields: {
      group,
      expr,
      ...(rule.for === '0s' ? {} : { for: rule.for }),
      ...(rule.keepFiringFor === '0s' ? {} : { keep_firing_for: rule.keepFiringFor }),
      ...(severity === '' ? {} : { severity }),
      labels,
      annotations,
    },
  };
}
