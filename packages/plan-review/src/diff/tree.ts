import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '@promontory/vocabulary';

/** One place at which two trees differ. An absent side was not there. */
export interface TreeChange {
  readonly path: readonly string[];
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Keys by which the items of a list are known, the best first. */
const IDENTITIES = ['name', 'job_name', 'key', 'alert', 'record', 'id'];

/**
 * A tree in which lists of things are mappings, by the names of the things where they have names: what is inserted in
 * front of others is then one difference, and not one for each of them.
 */
export function keyed(tree: unknown): unknown {
  if (isMapping(tree)) return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, keyed(value)]));
  if (!Array.isArray(tree)) return tree;
  const list = tree as readonly unknown[];
  if (list.length === 0 || !list.every(isMapping)) return list.map(keyed);
  const identity = identityOf(list);
  return Object.fromEntries(
    list.map((item, index) => [identity === undefined ? `[${index}]` : `[${String(item[identity])}]`, keyed(item)]),
  );
}

function identityOf(list: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  return IDENTITIES.find((key) => {
    const names = list.map((item) => (Object.hasOwn(item, key) ? item[key] : undefined));
    return names.every((name) => typeof name === 'string' && name !== '') && new Set(names).size === list.length;
  });
}

/** Every place at which two trees differ. Lists are places: what they mean is up to the reader. */
export function diffTree(before: unknown, after: unknown, path: readonly string[] = []): TreeChange[] {
  if (isMapping(before) && isMapping(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key): TreeChange[] => {
      const here = [...path, key];
      if (!Object.hasOwn(after, key)) return [{ path: here, change: 'removed', before: before[key] }];
      if (!Object.hasOwn(before, key)) return [{ path: here, change: 'added', after: after[key] }];
      return diffTree(before[key], after[key], here);
    });
  }
  return isDeepStrictEqual(before, after) ? [] : [{ path, change: 'changed', before, after }];
}

/** A tree with its differences applied: what `diffTree` was told to be the other side. */
export function applyTree(tree: unknown, changes: readonly TreeChange[]): unknown {
  return changes.reduce((result, change) => applyOne(result, change.path, change), tree);
}

function applyOne(tree: unknown, [key, ...rest]: readonly string[], change: TreeChange): unknown {
  if (key === undefined) return change.after;
  const entries = new Map(Object.entries(isMapping(tree) ? tree : {}));
  if (rest.length === 0 && change.change === 'removed') entries.delete(key);
  else entries.set(key, applyOne(entries.get(key), rest, change));
  return Object.fromEntries(entries);
}
