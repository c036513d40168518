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

/** The filters of `metric_relabel_configs`. */
export function filtersOf(job: Job): Filter[] {
  const configs = job['metric_relabel_configs'];
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

/** What is newly let in: alternatives more that are kept, fewer that are dropped, and filters that are gone. */
export function letIn(before: readonly Filter[], after: readonly Filter[]): string[] {
  const dropped = alternatives(after, 'drop');
  const gone = [...alternatives(before, 'drop')]
    .filter((one) => !dropped.has(one))
    .map((one) => `${one}, which was dropped`);
  const kept = alternatives(after, 'keep');
  const known = alternatives(before, 'keep');
  if (known.size === 0) return gone;
  return kept.size === 0
    ? [...gone, `everything, where only ${known.size} names were kept`]
    : [...gone, ...[...kept].filter((one) => !known.has(one))];
}

function alternatives(filters: readonly Filter[], action: Filter['action']): ReadonlySet<string> {
  return new Set(
    filters
      .filter((filter) => filter.action === action)
      .flatMap(({ labels, alternatives }) =>
        alternatives.map((one) => (labels === '__name__' ? one : `${labels} of ${one}`)),
      ),
  );
}
