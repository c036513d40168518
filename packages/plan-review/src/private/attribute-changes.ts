import { diffLines } from 'diff';
import { type Change, SENSITIVE } from '../change.js';
import { documentsOf, meaningOf, TRAFFIC_ATTRIBUTES, trafficOf } from '../diff/index.js';
import { inventoryOf } from '../diff/inventory.js';
import { readable } from '../diff/references.js';
import { cut, hideInText, isSecret, LONGEST_NAME, show } from '../diff/show.js';
import { linesOf } from '../diff/words.js';
import type { Difference, Meaning } from '../diff/difference.js';
import type { AttributeChange } from '../report.js';
import { POLICY_ATTRIBUTES } from './policy/policy-changes.js';
import { changedKeys } from './changes.js';

/** Lines of a text's difference that are shown. */
const LINES = 40;
/** Lines that may differ before two texts are called different as a whole: finding the fewest would take for ever. */
const EDITS = 2_000;

/**
 * What differs, attribute by attribute. Of what is made or deleted only who may do what, which traffic passes, and what
 * rules, routes, jobs and panels are called.
 */
export function attributeChanges(change: Change): AttributeChange[] {
  if (change.action === 'update' || change.action === 'replace') return [...traffic(change), ...attributes(change)];
  return change.action === 'create' || change.action === 'delete'
    ? [...traffic(change), ...policies(change), ...inventories(change)]
    : [];
}

function attributes({ type, before, after, replacedBy, secretChanges }: Change): AttributeChange[] {
  const flows = trafficOf({ type } as Change) !== undefined;
  const hidden = (secretChanges ?? []).map((attribute) => ({ attribute, before: SENSITIVE, after: SENSITIVE }));
  const shown = changedKeys(before ?? {}, after ?? {}).flatMap((attribute) => {
    if (flows && TRAFFIC_ATTRIBUTES.includes(attribute)) return [];
    const sides = [before?.[attribute], after?.[attribute]] as const;
    const [was, is] = [show(sides[0], [attribute]), show(sides[1], [attribute])];
    const meaning = isSecret(attribute) ? undefined : readableMeaning(meaningOf(type, attribute, ...sides));
    // Computed attributes that are absent on one side are noise, and so is a secret that is a secret still.
    if (was === is && !isSecret(attribute) && (meaning?.differences ?? []).length === 0) return [];
    const text = isText(sides[0]) && isText(sides[1]) && !isSecret(attribute);
    const words = text
      ? lines(readable(hideInText(String(sides[0]))), readable(hideInText(String(sides[1]))))
      : { before: was, after: is };
    return [{ attribute, ...words, ...(meaning && { meaning }) }];
  });
  return [...hidden, ...shown]
    .sort((a, b) => (a.attribute < b.attribute ? -1 : 1))
    .map((one) => ({
      ...one,
      replaces: replacedBy.some((path) => path === one.attribute || path.startsWith(`${one.attribute}.`)),
    }));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\n');
}

function traffic(change: Change): AttributeChange[] {
  const meaning = readableMeaning(trafficOf(change));
  return meaning === undefined || meaning.differences.length === 0 ? [] : [told('traffic', meaning)];
}

function policies({ type, before, after }: Change): AttributeChange[] {
  return POLICY_ATTRIBUTES.flatMap((attribute) => {
    const sides = [before?.[attribute], after?.[attribute]] as const;
    if (sides.every((side) => side === undefined || side === null)) return [];
    const meaning = readableMeaning(meaningOf(type, attribute, ...sides));
    return meaning === undefined || meaning.differences.length === 0 ? [] : [told(attribute, meaning)];
  });
}

function inventories({ type, before, after }: Change): AttributeChange[] {
  return documentsOf(type).flatMap((attribute) => {
    const meaning = readableMeaning(inventoryOf(meaningOf(type, attribute, before?.[attribute], after?.[attribute])));
    return meaning === undefined ? [] : [told(attribute, meaning)];
  });
}

/** With references as people read them. Values are so already: they are cut, and a reference must be whole to be known. */
function readableMeaning<T extends Meaning | undefined>(meaning: T): T {
  if (meaning === undefined) return meaning;
  return {
    ...meaning,
    differences: meaning.differences.map((one) => ({
      ...one,
      // Names are texts of others too.
      subject: cut(readable(one.subject), LONGEST_NAME),
      details: one.details.map((detail) => ({
        what: cut(readable(detail.what)),
        ...(detail.before !== undefined && { before: cut(readable(detail.before), LONGEST_NAME) }),
        ...(detail.after !== undefined && { after: cut(readable(detail.after), LONGEST_NAME) }),
      })),
    })),
  };
}

function told(attribute: string, meaning: Meaning): AttributeChange {
  const side = (change: Difference['change']): string => {
    const some = meaning.differences.filter((one) => one.change === change);
    return some.length === 0 ? '(none)' : most(linesOf({ ...meaning, differences: some }));
  };
  return { attribute, before: side('removed'), after: side('added'), replaces: false, meaning };
}

/** Of two texts only the lines that differ: before and after hold theirs. */
function lines(before: string, after: string): { before: string; after: string } {
  const gone: string[] = [];
  const come: string[] = [];
  const parts = diffLines(before, after, { maxEditLength: EDITS });
  if (parts === undefined) return { before: linesIn(before), after: linesIn(after) };
  for (const { added, removed, value } of parts) {
    const changed = value.replace(/\n$/, '').split('\n');
    if (removed) gone.push(...changed);
    if (added) come.push(...changed);
  }
  return { before: most(gone), after: most(come) };
}

function linesIn(text: string): string {
  return `(${text.split('\n').length} lines)`;
}

function most(all: readonly string[]): string {
  if (all.length === 0) return '(nothing)';
  const shown = all
    .slice(0, LINES)
    .map((line) => cut(line))
    .join('\n');
  return all.length > LINES ? `${shown}\n… (${all.length - LINES} more lines)` : shown;
}
