import { diffLines } from 'diff';
import { type Attributes, type Change, SENSITIVE } from '../change.js';
import type { AttributeChange } from '../report.js';
import { changedKeys } from './changes.js';

/** The longest value that is shown whole. */
const LONGEST = 200;
/** Lines of a text's difference that are shown. */
const LINES = 40;

// What a plan marks as sensitive is masked already. Synthesised JSON has no marks: names must do.
const SECRET = /passw|secret_string|token$|private_key|client_key|_secret$|routing_key|set_sensitive/i;

/** What differs, attribute by attribute. Of what is created or deleted nothing: the resource itself is the difference. */
export function attributeChanges({ action, before, after, replacedBy }: Change): AttributeChange[] {
  if (action !== 'update' && action !== 'replace') return [];
  return changedKeys(before ?? {}, after ?? {})
    .sort()
    .flatMap((attribute) => {
      const [was, is] = [show(attribute, before), show(attribute, after)];
      // Computed attributes that are absent on one side are noise, and so is a secret that is a secret still.
      if (was === is && !SECRET.test(attribute)) return [];
      const replaces = replacedBy.some((path) => path === attribute || path.startsWith(`${attribute}.`));
      const text = was.includes('\n') && is.includes('\n');
      return [{ attribute, ...(text ? lines(was, is) : { before: cut(was), after: cut(is) }), replaces }];
    });
}

function show(attribute: string, attributes: Attributes | undefined): string {
  const value = attributes?.[attribute];
  if (value === undefined || value === null) return '(none)';
  if (SECRET.test(attribute)) return SENSITIVE;
  return typeof value === 'string' ? value : JSON.stringify(value, hideSecrets);
}

function hideSecrets(key: string, value: unknown): unknown {
  return key !== '' && SECRET.test(key) && typeof value === 'string' ? SENSITIVE : value;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}

/** Of two texts only the lines that differ: before and after hold theirs. */
function lines(before: string, after: string): { before: string; after: string } {
  const gone: string[] = [];
  const come: string[] = [];
  for (const { added, removed, value } of diffLines(before, after)) {
    const changed = value.replace(/\n$/, '').split('\n');
    if (removed) gone.push(...changed);
    if (added) come.push(...changed);
  }
  return { before: most(gone), after: most(come) };
}

function most(all: readonly string[]): string {
  if (all.length === 0) return '(nothing)';
  const shown = all.slice(0, LINES).map(cut).join('\n');
  return all.length > LINES ? `${shown}\n… (${all.length - LINES} more lines)` : shown;
}
