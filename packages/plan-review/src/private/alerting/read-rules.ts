import { readYaml } from '@promontory/yaml-document';

/** One rule, as far as a review compares it. */
export interface ReviewedRule {
  readonly kind: 'alert' | 'record';
  readonly name: string;
  readonly group: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: string;
}

/** The rules of a file, or undefined when it cannot be read. Lenient: a review looks at what is there, valid or not. */
export function readRules(text: unknown): ReviewedRule[] | undefined {
  if (text === undefined || text === null) return [];
  if (typeof text !== 'string') return undefined;
  const { value, problems } = readYaml(text, 'rules');
  const groups = (value as { groups?: unknown } | undefined)?.groups;
  if (problems.length > 0 || !Array.isArray(groups)) return undefined;
  return groups.flatMap((group: { name?: unknown; rules?: unknown }) =>
    (Array.isArray(group?.rules) ? group.rules : []).map((rule: Record<string, unknown>) => ({
      kind: 'alert' in rule ? ('alert' as const) : ('record' as const),
      name: String(rule['alert'] ?? rule['record'] ?? ''),
      group: String(group.name ?? ''),
      // Spaces mean nothing to PromQL.
      expr: String(rule['expr'] ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
      for: String(rule['for'] ?? '0s'),
      severity: String((rule['labels'] as Record<string, unknown> | undefined)?.['severity'] ?? ''),
    })),
  );
}
