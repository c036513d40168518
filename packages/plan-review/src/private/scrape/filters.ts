import { isMapping } from '@promontory/vocabulary';
import type { Job } from './read-scrape.js';

/** What a job keeps or drops of the series that it finds. */
export interface Filter {
  readonly action: 'keep' | 'drop';
  /** Labels that are looked at, joined. */
  readonly labels: string;
  /** What the value may be: the alternatives of the regular expression, when it is a plain list of them. */
  readonly alternatives: readonly string[];
}

/** The filters of `metric_relabel_configs`, or of another list of relabellings. */
export function filtersOf(job: Job, key = 'metric_relabel_configs'): Filter[] {
  const configs = job[key];
  return (Array.isArray(configs) ? configs : []).filter(isMapping).flatMap((config): Filter[] => {
    const action = String(config['action'] ?? 'replace').toLowerCase();
    if (action !== 'keep' && action !== 'drop') return [];
    const labels = config['source_labels'];
    return [
      {
        action,
        labels: (Array.isArray(labels) ? labels : []).join(','),
        alternatives: alternativesOf(String(config['regex'] ?? '.*')),
      },
    ];
  });
}

/** `a|b(c|d)` are two alternatives: only bars outside of parentheses divide, and parentheses around all of it do not count. */
function alternativesOf(regex: string): string[] {
  const parts = divide(regex);
  const inner = /^\((?:\?:)?(.*)\)$/s.exec(regex)?.[1];
  return parts.length === 1 && inner !== undefined && isBalanced(inner) ? divide(inner) : parts;
}

function divide(regex: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (let index = 0; index < regex.length; index += 1) {
    const char = regex[index] ?? '';
    if (char === '\\') {
      parts[parts.length - 1] += char + (regex[index + 1] ?? '');
      index += 1;
      continue;
    }
    if (char === '(' || char === '[') depth += 1;
    if (char === ')' || char === ']') depth -= 1;
    if (char === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function isBalanced(regex: string): boolean {
  let depth = 0;
  for (const char of regex) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** What comes through that did not, or no longer comes through. */
export interface Passage {
  /** Alternatives, as they are written; with the labels that they are of, where that is not the name of the metric. */
  readonly values: readonly string[];
  /** Whole filters, by their labels: how many alternatives they kept. */
  readonly filters: ReadonlyMap<string, number>;
}

/**
 * What is newly let through: alternatives more that are kept, fewer that are dropped, and keeping filters that are gone.
 * Asked the other way round it tells what is newly kept out.
 */
export function letThrough(before: readonly Filter[], after: readonly Filter[]): Passage {
  const dropped = byLabels(after, 'drop');
  const undropped = [...byLabels(before, 'drop')].flatMap(([labels, known]) =>
    [...known].filter((one) => dropped.get(labels)?.has(one) !== true).map((one) => named(labels, one)),
  );
  const kept = byLabels(after, 'keep');
  const keeping = byLabels(before, 'keep');
  const more = [...keeping].flatMap(([labels, known]) =>
    [...(kept.get(labels) ?? [])].filter((one) => !known.has(one)).map((one) => named(labels, one)),
  );
  const gone = [...keeping].flatMap(([labels, known]) => (kept.has(labels) ? [] : [[labels, known.size] as const]));
  return { values: [...undropped, ...more], filters: new Map(gone) };
}

function named(labels: string, alternative: string): string {
  return labels === '__name__' ? alternative : `${labels} of ${alternative}`;
}

/** Filters on the same labels are one to a reader, filters on different ones are not: a series must pass all of them. */
function byLabels(filters: readonly Filter[], action: Filter['action']): ReadonlyMap<string, ReadonlySet<string>> {
  const result = new Map<string, Set<string>>();
  for (const { labels, alternatives } of filters.filter((filter) => filter.action === action)) {
    const known = result.get(labels) ?? new Set<string>();
    alternatives.forEach((one) => known.add(one));
    result.set(labels, known);
  }
  return result;
}
