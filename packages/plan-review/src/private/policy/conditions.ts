import type { Detail } from '../../diff/difference.js';
import { linesOf, whoAndWhat } from './describe.js';
import type { Permission } from './permission.js';
import type { Condition } from './statement.js';

/** Permissions that come, go, or are what is left of wider ones. */
interface Parts {
  readonly gained: readonly Permission[];
  readonly lost: readonly Permission[];
  readonly kept: readonly Permission[];
}

/** The same without those that differ in their conditions alone. */
export interface ConditionChanges extends Parts {
  /** What is allowed still, and which values of which condition come and go. */
  readonly changed: ReadonlyMap<Permission, readonly Detail[]>;
}

/** Finds who may do the same on the same as before, under other conditions. */
export function conditionChanges(before: readonly Permission[], { gained, lost, kept }: Parts): ConditionChanges {
  const key = ({ principal, action, resource, inverted }: Permission): string =>
    JSON.stringify([principal, action, resource, inverted]);
  const [was, is] = [once(before, key), once([...gained, ...kept], key)];
  const changed = new Map<Permission, readonly Detail[]>();
  const paired = new Set<Permission>();
  for (const [name, now] of is) {
    const then = was.get(name);
    const details = then === undefined ? [] : detailsOf(then.conditions, now.conditions);
    if (then === undefined || details.length === 0) continue;
    changed.set(now, details);
    paired.add(then).add(now);
  }
  const alone = (all: readonly Permission[]): Permission[] => all.filter((one) => !paired.has(one));
  return { gained: alone(gained), lost: alone(lost), kept: alone(kept), changed };
}

/** Where several are alike it cannot be said which became which. */
function once(all: readonly Permission[], key: (one: Permission) => string): Map<string, Permission> {
  const names = all.map(key);
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(all.map((one, index) => [names[index] ?? '', one] as const).filter(([name]) => count.get(name) === 1));
}

function detailsOf(before: readonly Condition[], after: readonly Condition[]): Detail[] {
  const [was, is] = [byKey(before), byKey(after)];
  return [...new Map([...was, ...is])].flatMap(([key, { spelled }]) =>
    detailOf(spelled, was.get(key)?.values, is.get(key)?.values),
  );
}

/** A condition that goes widens, a value that goes narrows: the two must not read alike. */
function detailOf(name: string, was: readonly string[] | undefined, is: readonly string[] | undefined): Detail[] {
  const list = (values: readonly string[]): string => values.join(' or ');
  if (was === undefined) return [{ what: `the condition ${name}`, after: list(is ?? []) }];
  if (is === undefined) return [{ what: `the condition ${name}`, before: list(was) }];
  const gone = was.filter((value) => !is.includes(value));
  const come = is.filter((value) => !was.includes(value));
  if (gone.length > 0 && come.length > 0) return [{ what: `if ${name}`, before: list(gone), after: list(come) }];
  if (come.length > 0) return [{ what: `if ${name}`, after: `also ${list(come)}` }];
  return gone.length > 0 ? [{ what: `if ${name}`, after: `no more ${list(gone)}` }] : [];
}

/** Of several with one key all must hold: they are told as one text, and not compared value by value. */
function byKey(conditions: readonly Condition[]): Map<string, Condition> {
  const result = new Map<string, Condition>();
  for (const one of conditions) {
    const other = result.get(one.key);
    result.set(
      one.key,
      other === undefined ? one : { ...one, values: [`${other.values.join(' or ')} and ${one.values.join(' or ')}`] },
    );
  }
  return result;
}

/** Who may do what under other conditions, as few lines as say all of it. */
export function describeChanged(
  changed: ConditionChanges['changed'],
): { readonly subject: string; readonly details: readonly Detail[] }[] {
  const mark = (one: Permission): string => JSON.stringify(changed.get(one));
  return linesOf([...changed.keys()], mark).map(({ of, actions, resources }) => ({
    subject: whoAndWhat(of, actions, resources),
    details: changed.get(of) ?? [],
  }));
}
