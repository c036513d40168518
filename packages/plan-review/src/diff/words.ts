import { apart } from './apart.js';
import type { Detail, Difference, Meaning } from './difference.js';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

// Of sets nothing changes: what is left of something wider is named after it.
const VERBS: Partial<Record<Meaning['kind'], Record<Difference['change'], string>>> = {
  policy: { added: 'gains ', removed: 'loses ', changed: 'keeps only ' },
  'security-group': { added: '', removed: '', changed: 'keeps only ' },
};

/** Things that must change alike before they are told together. */
const ALIKE = 3;
/** Of what is gone, details that are told, and letters of each: its name is what matters. */
const GONE = { details: 4, letters: 80 };

/** One line for every difference: `~ alert Down: for 15m to 5m, severity warning to critical`. What changes alike is one. */
export function linesOf({ kind, differences }: Meaning): string[] {
  if (differences.length === 0) return ['(the same, in another order or layout)'];
  return alike(differences).map(({ names, ...one }) =>
    names === undefined ? lineOf(kind, one) : `${lineOf(kind, one)}: ${oneLine(names)}`,
  );
}

/** Things that change alike as one: `3 alerts`, and what they are called. */
export function alike(differences: readonly Difference[]): readonly (Difference & { readonly names?: string })[] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const key = JSON.stringify(one.change === 'changed' && one.details.length > 0 ? [one.details, one.note] : one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) => (group.length < ALIKE ? group : [together(group)]));
}

function together(group: readonly Difference[]): Difference & { readonly names: string } {
  const [first] = group as [Difference];
  const noun = /^[a-z]+ /.exec(first.subject)?.[0] ?? '';
  const isShared = noun !== '' && group.every(({ subject }) => subject.startsWith(noun));
  const names = group.map(({ subject }) => (isShared ? subject.slice(noun.length) : subject)).join(', ');
  return { ...first, subject: `${group.length} ${isShared ? `${noun.trim()}s` : 'of them'}`, names };
}

function lineOf(kind: Meaning['kind'], { subject, change, details, note }: Difference): string {
  // What is only left of something wider has no details; of what is otherwise they say how.
  const verb = details.length > 0 ? '' : (VERBS[kind]?.[change] ?? '');
  const words = detailWords(details, change);
  const after = words === '' ? '' : `${subject === '' ? '' : ': '}${words}`;
  return oneLine(`${SIGNS[change]} ${verb}${subject}${after}${note === undefined ? '' : ` (${note})`}`);
}

/** What of a thing is otherwise, in a row. */
export function detailWords(details: readonly Detail[], change: Difference['change'] = 'changed'): string {
  // Leaving one out would be as long as telling it.
  const isMany = change === 'removed' && details.length > GONE.details + 1;
  const told = isMany ? details.slice(0, GONE.details) : details;
  const words = told.map((detail) => wordsOf(detail, change)).filter((one) => one !== '');
  return [...words, ...(told.length < details.length ? [`and ${details.length - told.length} more`] : [])].join(', ');
}

function wordsOf({ what, before, after }: Detail, change: Difference['change']): string {
  const name = what === '' ? '' : `${what} `;
  if (before !== undefined && after !== undefined) return `${name}${apart(before, after).join(' to ')}`;
  if (change === 'removed') return `${name}${short(before ?? after ?? '')}`;
  if (change === 'added') return `${name}${before ?? after ?? ''}`;
  if (after !== undefined) return `now ${name}${after}`;
  return before === undefined ? '' : `no longer ${name}${before}`;
}

function short(text: string): string {
  return text.length <= GONE.letters ? text : `${text.slice(0, GONE.letters)}…`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
