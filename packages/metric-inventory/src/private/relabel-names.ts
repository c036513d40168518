import type { RelabelRule } from '@promontory/scrape-config';

/** What becomes of a metric by its name alone: kept, dropped by a rule, or not to be told. */
export type Fate = { readonly kind: 'kept' | 'unknown' } | { readonly kind: 'dropped'; readonly rule: number };

/** Applies the rules of a job to the name of a metric, as Prometheus does: in their order, anchored. */
export function fateOf(metric: string, rules: readonly RelabelRule[]): Fate {
  for (const [index, rule] of rules.entries()) {
    const action = (rule.action ?? 'replace').toLowerCase();
    if (mayRename(rule, action)) return { kind: 'unknown' };
    // A rule that looks at other labels as well leaves some series of the metric.
    if (rule.source_labels?.length !== 1 || rule.source_labels[0] !== '__name__') continue;
    if (action !== 'keep' && action !== 'drop') continue;
    const matches = matchesRe2(rule.regex ?? '(.*)', metric);
    if (matches === undefined) return { kind: 'unknown' };
    if (matches === (action === 'drop')) return { kind: 'dropped', rule: index };
  }
  return { kind: 'kept' };
}

function mayRename({ target_label, regex = '' }: RelabelRule, action: string): boolean {
  if (action === 'labelmap') return true;
  // Taking labels away may take the name; most expressions plainly do not.
  if (action === 'labeldrop') return matchesRe2(regex, '__name__') !== false;
  if (action === 'labelkeep') return matchesRe2(regex, '__name__') !== true;
  return target_label !== undefined && (target_label === '__name__' || target_label.includes('$'));
}

function matchesRe2(regex: string, text: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${regex})$`, 's').test(text);
  } catch {
    // RE2 has flags and classes that are not written so here.
    return undefined;
  }
}
