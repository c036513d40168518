import { type Attributes, type Change, SENSITIVE, UNKNOWN } from '../change.js';
import type { Block, Synth } from '../read-synth.js';
import type { RuleFinding, RuleInput } from '../rule.js';
import type { Severity } from '../report.js';

/** Attributes of a nested block. */
export type Nested = Readonly<Record<string, unknown>>;

/** Whether a resource is gone, or is another one, after the change. */
export function isLost({ action }: Change): boolean {
  return action === 'delete' || action === 'replace' || action === 'forget';
}

/** Whether a resource is there before and after the change. */
export function isKept({ action }: Change): boolean {
  return action === 'update' || action === 'replace';
}

/** Changes of resources of these types. */
export function ofType(changes: readonly Change[], ...types: readonly string[]): Change[] {
  return changes.filter(({ type }) => types.includes(type));
}

/** A finding about a changed resource. */
export function say({ stack, path }: Change, message: string, severity?: Severity): RuleFinding {
  return { stack, path, message, ...(severity === undefined ? {} : { severity }) };
}

/** What happens to a thing that is lost, in words. */
export function fateOf({ action, replacedBy }: Change): string {
  if (action === 'forget') return 'is no longer managed here';
  if (action !== 'replace') return 'is deleted';
  return `is replaced${replacedBy.length > 0 ? ` (${replacedBy.join(', ')} changed)` : ''}`;
}

/** Whether a value cannot be judged yet: apply will know it, it must not be shown, or it is an expression. */
export function isOpen(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return value.includes(UNKNOWN) || value === SENSITIVE || value.includes('${');
}

/** A text, or undefined when there is none. */
export function textOf(attributes: Attributes | undefined, key: string): string | undefined {
  const value = attributes?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, also one that is written as text; undefined when there is none. */
export function numberOf(attributes: Attributes | undefined, key: string): number | undefined {
  const value = attributes?.[key];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Nested blocks in any of the forms that synth and plans write: one mapping, or a list of them. */
export function nested(attributes: Attributes | undefined, key: string): Nested[] {
  const value = attributes?.[key];
  if (typeof value !== 'object' || value === null) return [];
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is Nested => typeof item === 'object' && item !== null && !Array.isArray(item),
  );
}

/** Texts of a list attribute. */
export function textsOf(attributes: Attributes | undefined, key: string): string[] {
  const value = attributes?.[key];
  return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);
}

/** A block with the stack that it is in. */
export interface PlacedBlock extends Block {
  readonly stack: string;
}

/** Resources of these types that a side has. */
export function blocksOf(synth: Synth, ...types: readonly string[]): PlacedBlock[] {
  return [...synth.stacks.values()].flatMap(({ id, blocks }) =>
    [...blocks.values()]
      .filter(({ mode, type }) => mode === 'managed' && types.includes(type))
      .map((block) => ({ ...block, stack: id })),
  );
}

/**
 * What a look at a whole side finds that a look at the base does not: what was so before fails nobody's change. Without
 * a base all of it is told.
 */
export function newlyFound({ base, head }: RuleInput, look: (side: Synth) => RuleFinding[]): RuleFinding[] {
  const identity = ({ path, message }: RuleFinding): string => JSON.stringify([path, message]);
  const found = look(head);
  if (base === undefined || found.length === 0) return found;
  const before = new Set(look(base).map(identity));
  return found.filter((finding) => !before.has(identity(finding)));
}

/** Some of many, and how many more there are. */
export function list(items: readonly string[], separator = ', '): string {
  const shown = items.slice(0, 10);
  return items.length > shown.length
    ? `${shown.join(separator)} and ${items.length - shown.length} more`
    : shown.join(separator);
}

/** `1 alert`, `2 alerts`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
