import type { Difference, Meaning } from './difference.js';

/** Kinds of documents that are made of things with names. */
const KINDS: readonly Meaning['kind'][] = [
  'rules',
  'alert-manager',
  'scrape-configuration',
  'helm-values',
  'addon-configuration',
  'dashboard',
];
/** Things that a reviewer wants to know of by name; groups, layouts and values are not. */
const NAMED = /^(alert|record|route|receiver|job|destination|panel|variable) (.*)$/s;

/** What a document that is new, or gone, has in it: names by what they are, without what is inside of each. */
export function inventoryOf(meaning: Meaning | undefined): Meaning | undefined {
  if (meaning === undefined || !KINDS.includes(meaning.kind)) return undefined;
  const names = new Map<string, string[]>();
  for (const { subject } of meaning.differences) {
    const [, noun = '', name = ''] = NAMED.exec(subject) ?? [];
    if (noun !== '') names.set(noun, [...(names.get(noun) ?? []), name]);
  }
  const change = meaning.differences[0]?.change;
  if (names.size === 0 || change === undefined) return undefined;
  const differences = [...names].map(([noun, all]): Difference => {
    const many = all.length === 1 ? noun : `${all.length} ${noun}s`;
    return { subject: `${many} ${all.length === 1 ? '' : 'named '}${all.join(', ')}`, change, details: [] };
  });
  return { ...meaning, differences };
}
