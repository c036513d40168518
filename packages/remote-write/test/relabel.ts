import type { RelabelRule } from '@promontory/scrape-config';

/** Prometheus' relabeling, as far as our rules use it: what a series' labels become, or undefined when it is dropped. */
export function relabel(
  labels: Readonly<Record<string, string>>,
  rules: readonly RelabelRule[],
): Record<string, string> | undefined {
  const result: Record<string, string> = { ...labels };
  for (const rule of rules) {
    const value = (rule.source_labels ?? []).map((name) => result[name] ?? '').join(rule.separator ?? ';');
    const match = new RegExp(`^(?:${rule.regex ?? '(.*)'})$`, 's').exec(value);
    const action = rule.action ?? 'replace';
    if (action === 'keep' && !match) return undefined;
    if (action === 'drop' && match) return undefined;
    if (action === 'replace' && match && rule.target_label !== undefined) {
      const text = (rule.replacement ?? '$1').replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
      if (text === '') Reflect.deleteProperty(result, rule.target_label);
      else result[rule.target_label] = text;
    }
  }
  return result;
}
