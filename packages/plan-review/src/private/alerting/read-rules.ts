import { isMapping, remembered } from '@promontory/vocabulary';
import { readValue } from '@promontory/yaml-document';

/** One rule, as far as a review compares it. */
export interface ReviewedRule {
  readonly kind: 'alert' | 'record';
  readonly name: string;
  readonly group: string;
  /** How often the group is evaluated; empty when AMP decides. */
  readonly interval: string;
  /** Spaces made one: they mean nothing to PromQL. */
  readonly expr: string;
  readonly for: string;
  readonly keepFiringFor: string;
  readonly severity: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly annotations: Readonly<Record<string, unknown>>;
}

/** The rules of a file, or undefined when it cannot be read. Lenient: a review looks at what is there, valid or not. */
export function readRules(text: unknown): ReviewedRule[] | undefined {
  if (text === undefined || text === null) return [];
  return typeof text === 'string' ? rulesIn(text) : undefined;
}

// Many rules of the review ask the same of the same text, and workspaces mostly have the same packs.
const rulesIn = remembered((text: string): ReviewedRule[] | undefined => {
  const value = readValue(text);
  const groups = isMapping(value) ? value['groups'] : undefined;
  if (!Array.isArray(groups)) return undefined;
  return groups.filter(isMapping).flatMap((group) => {
    const rules = group['rules'];
    return (Array.isArray(rules) ? rules : []).filter(isMapping).map((rule) => readRule(rule, group));
  });
});

function readRule(rule: Record<string, unknown>, group: Record<string, unknown>): ReviewedRule {
  const labels = isMapping(rule['labels']) ? rule['labels'] : {};
  return {
    kind: 'alert' in rule ? 'alert' : 'record',
    name: text(rule['alert'] ?? rule['record']),
    group: text(group['name']),
    interval: text(group['interval']),
    expr: text(rule['expr']).replace(/\s+/g, ' ').trim(),
    for: text(rule['for']) || '0s',
    keepFiringFor: text(rule['keep_firing_for']) || '0s',
    severity: text(labels['severity']),
    labels,
    annotations: isMapping(rule['annotations']) ? rule['annotations'] : {},
  };
}

function text(value: unknown): string {
  return typeof value === 'object' ? '' : String(value ?? '');
}
