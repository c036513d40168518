import { isMapping } from '@promontory/vocabulary';
import { applyTree, diffTree, keyed, type TreeChange } from './tree.js';
import type { Detail, Difference } from './difference.js';
import { show, showBoth } from './show.js';

/** A thing in a document: an alert, a route, a job. */
export interface Item {
  /** What it may be called, from the shortest name to the most exact one: the shortest that is unique is used. */
  readonly names: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The things of a document, by what tells them apart. */
export type Model = ReadonlyMap<string, { readonly subject: string; readonly fields: Item['fields'] }>;

/** What differs between two models, with the values themselves. */
export interface ModelChange {
  readonly key: string;
  readonly subject: string;
  readonly change: Difference['change'];
  /** Of what is added or removed. */
  readonly fields: Item['fields'];
  /** Of what is changed. */
  readonly changes: readonly TreeChange[];
}

/** Both sides with their things called alike: a name is unique when it is so on both. */
export function modelsOf(before: readonly Item[], after: readonly Item[]): readonly [before: Model, after: Model] {
  const result = [new Map<string, { subject: string; fields: Item['fields'] }>(), new Map()] as const;
  place([before, after], 0);
  return result;

  function place(sides: readonly [readonly Item[], readonly Item[]], level: number): void {
    const [left, right] = sides.map((side) => groupBy(side, level)) as [Map<string, Item[]>, Map<string, Item[]>];
    for (const name of new Set([...left.keys(), ...right.keys()])) {
      const group = [left.get(name) ?? [], right.get(name) ?? []] as const;
      const last = group.flat().every(({ names }) => names.length <= level + 1);
      if (!last && group.some((side) => side.length > 1)) place(group, level + 1);
      else
        group.forEach((side, index) =>
          side.forEach((item, number) => add(result[index as 0 | 1], item, level, number)),
        );
    }
  }
}

function groupBy(items: readonly Item[], level: number): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = item.names[Math.min(level, item.names.length - 1)] ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

function add(
  model: Map<string, { subject: string; fields: Item['fields'] }>,
  item: Item,
  level: number,
  n: number,
): void {
  const names = item.names.slice(0, level + 1);
  const subject = names.at(-1) ?? '';
  const fields = keyed(item.fields) as Item['fields'];
  model.set(JSON.stringify([names, n]), { subject: n === 0 ? subject : `${subject} #${n + 1}`, fields });
}

/** Every thing that differs. */
export function diffModels(before: Model, after: Model): ModelChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): ModelChange[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (is === undefined)
      return [{ key, subject: was?.subject ?? '', change: 'removed', fields: was?.fields ?? {}, changes: [] }];
    if (was === undefined) return [{ key, subject: is.subject, change: 'added', fields: is.fields, changes: [] }];
    const changes = diffTree(was.fields, is.fields);
    return changes.length === 0 ? [] : [{ key, subject: is.subject, change: 'changed', fields: {}, changes }];
  });
}

/** A model with its differences applied: what `diffModels` was told to be the other side. */
export function applyModel(model: Model, changes: readonly ModelChange[]): Model {
  const result = new Map(model);
  for (const { key, subject, change, fields, changes: inner } of changes) {
    if (change === 'removed') result.delete(key);
    else if (change === 'added') result.set(key, { subject, fields });
    else result.set(key, { subject, fields: applyTree(result.get(key)?.fields, inner) as Item['fields'] });
  }
  return result;
}

/** The differences of two models, in words. */
export function describeModels(before: Model, after: Model): Difference[] {
  return diffModels(before, after).map(({ subject, change, fields, changes }) => ({
    subject,
    change,
    details: (change === 'changed'
      ? changes
      : change === 'added'
        ? diffTree(emptied(fields), fields)
        : diffTree(fields, emptied(fields))
    ).map(describeChange),
  }));
}

/** The same with nothing in it, so that what is inside of a mapping is told place by place. */
function emptied(fields: Item['fields']): Item['fields'] {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (isMapping(value) ? [[key, {}]] : [])));
}

/** One place of a tree, in words. Of lists only what they gain and lose. */
export function describeChange({ path, before, after, change }: TreeChange): Detail {
  const what = path.join('.').replace(/\.\[/g, '[');
  const lists = listDetail(what, path, before, after);
  if (lists !== undefined) return lists;
  if (change === 'changed') return { what, ...showBoth(before, after, path) };
  return change === 'added' ? { what, after: show(after, path) } : { what, before: show(before, path) };
}

function listDetail(what: string, path: readonly string[], before: unknown, after: unknown): Detail | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const text = (item: unknown): string => JSON.stringify(item) ?? '';
  const [left, right] = [before.map(text), after.map(text)];
  const [gone, come] = [without(before, left, right), without(after, right, left)];
  if (gone.length === 0 && come.length === 0) return { what, before: 'one order', after: 'another order' };
  if (gone.length === 1 && come.length === 1) return { what, ...showBoth(gone[0], come[0], path) };
  return {
    what,
    ...(gone.length === 0 ? {} : { before: show(gone.length === 1 ? gone[0] : gone, path) }),
    ...(come.length === 0 ? {} : { after: show(come.length === 1 ? come[0] : come, path) }),
  };
}

/** Items of a list that the other one has not, as often as they are there. */
function without(items: readonly unknown[], texts: readonly string[], other: readonly string[]): unknown[] {
  const left = new Map<string, number>();
  for (const text of other) left.set(text, (left.get(text) ?? 0) + 1);
  return items.filter((_, index) => {
    const text = texts[index] ?? '';
    const rest = left.get(text) ?? 0;
    left.set(text, rest - 1);
    return rest <= 0;
  });
}
