import type { Attribute, Block, Type } from '../schema/schema.js';
import { type Fields, isFields, isList, UNKNOWN, type Value } from '../protocol/value.js';
import { identifiersOf } from './identifiers.js';
import type { MadeUp } from './made-up.js';

/**
 * What a planned resource would be once it is applied: what is known stays, what AWS would say is made up. Stacks that
 * depend on this one are planned with it; nothing else is done with it.
 */
export function appliedBlock(type: string, block: Block, planned: Fields, made: MadeUp): Fields {
  return fill(block, planned, made, '', identifiersOf(type, planned, made));
}

function fill(block: Block, fields: Fields, made: MadeUp, at: string, given: Readonly<Record<string, Value>>): Fields {
  const filled: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(block.attributes))
    filled[name] = fillAttribute(attribute, fields[name] ?? null, made, `${at}${name}`, given[name]);
  for (const [name, nested] of Object.entries(block.blocks)) {
    const inner = (item: Value): Value => (isFields(item) ? fill(nested.block, item, made, `${at}${name}.`, {}) : item);
    const value = fields[name] ?? null;
    if (isList(value)) filled[name] = value.map(inner);
    else if (nested.nesting === 'map' && isFields(value))
      filled[name] = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]));
    else filled[name] = value === UNKNOWN ? [] : inner(value);
  }
  return filled;
}

function fillAttribute({ type }: Attribute, value: Value, made: MadeUp, at: string, given: Value | undefined): Value {
  if (value === UNKNOWN)
    return given ?? (typeof type === 'object' && 'nesting' in type ? null : something(type, made, at));
  if (typeof type !== 'object' || !('nesting' in type)) return known(value, made, at);
  const one = (item: Value): Value =>
    isFields(item)
      ? Object.fromEntries(
          Object.entries(type.attributes).map(([name, part]) => [
            name,
            fillAttribute(part, item[name] ?? null, made, `${at}.${name}`, undefined),
          ]),
        )
      : item;
  if (isList(value)) return value.map(one);
  return type.nesting === 'single' ? one(value) : known(value, made, at);
}

// A list may hold an unknown item although the list itself is known.
function known(value: Value, made: MadeUp, at: string): Value {
  if (value === UNKNOWN) return something('string', made, at);
  if (isList(value)) return value.map((item, index) => known(item, made, `${at}.${index}`));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, known(item, made, `${at}.${name}`)]));
}

/** A value of that type. */
export function something(type: Type, made: MadeUp, at: string): Value {
  if (type === 'string')
    return /(^|[._])arn$/.test(at) ? made.arn('offline', made.hex(20, at)) : `offline-${made.hex(12, at)}`;
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  const [kind, inner] = type;
  if (kind === 'list' || kind === 'set') return [];
  if (kind === 'map') return {};
  return Object.fromEntries(Object.entries(inner).map(([name, of]) => [name, something(of, made, `${at}.${name}`)]));
}
