import type { Detail, Difference, Meaning } from './difference.js';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

// Of sets nothing changes: what is left of something wider is named after it.
const VERBS: Partial<Record<Meaning['kind'], Record<Difference['change'], string>>> = {
  policy: { added: 'gains ', removed: 'loses ', changed: 'keeps only ' },
  'security-group': { added: '', removed: '', changed: 'keeps only ' },
};

/** One line for every difference: `~ alert Down: for 15m to 5m, severity warning to critical`. */
export function linesOf({ kind, differences }: Meaning): string[] {
  if (differences.length === 0) return ['(the same, in another order or layout)'];
  return differences.map(({ subject, change, details, note }) => {
    const sign = SIGNS[change];
    const verb = details.length > 0 ? '' : (VERBS[kind]?.[change] ?? '');
    const words = detailWords(details, change);
    const after = words === '' ? '' : `${subject === '' ? '' : ': '}${words}`;
    return oneLine(`${sign} ${verb}${subject}${after}${note === undefined ? '' : ` (${note})`}`);
  });
}

/** What of a thing is otherwise, in a row. */
export function detailWords(details: readonly Detail[], change: Difference['change'] = 'changed'): string {
  return details
    .map((detail) => wordsOf(detail, change))
    .filter((one) => one !== '')
    .join(', ');
}

function wordsOf({ what, before, after }: Detail, change: Difference['change']): string {
  const name = what === '' ? '' : `${what} `;
  if (before !== undefined && after !== undefined) return `${name}${before} to ${after}`;
  if (change !== 'changed') return `${name}${before ?? after ?? ''}`;
  if (after !== undefined) return `now ${name}${after}`;
  return before === undefined ? '' : `no longer ${name}${before}`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
