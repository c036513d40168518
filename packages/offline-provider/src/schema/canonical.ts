import { canonical, isFields, isList, type Value } from '../protocol/value.js';
import type { Attribute, Block, Type } from './schema.js';

/** The same text for values that Terraform takes for equal: sets in any order. */
export function canonicalOf(block: Block, path: readonly string[], value: Value | undefined): string {
  const [name = '', ...rest] = path;
  const nested = block.blocks[name];
  if (nested !== undefined)
    return rest.length > 0
      ? canonicalOf(nested.block, rest, value)
      : collection(nested.nesting, value, (item) => canonicalBlock(nested.block, item));
  const attribute = block.attributes[name];
  return attribute === undefined ? canonical(value) : canonicalAttribute(attribute, value);
}

/** The same for a whole block. */
export function canonicalBlock(block: Block, value: Value | undefined): string {
  if (!isFields(value)) return canonical(value);
  const names = [...Object.keys(block.attributes), ...Object.keys(block.blocks)];
  return names.map((name) => `${name}=${canonicalOf(block, [name], value[name] ?? null)}`).join(';');
}

function canonicalAttribute({ type }: Attribute, value: Value | undefined): string {
  if (typeof type !== 'object' || !('nesting' in type)) return canonicalTyped(type, value);
  return collection(type.nesting, value, (item) =>
    isFields(item)
      ? Object.entries(type.attributes)
          .map(([name, attribute]) => `${name}=${canonicalAttribute(attribute, item[name] ?? null)}`)
          .join(';')
      : canonical(item),
  );
}

function canonicalTyped(type: Type, value: Value | undefined): string {
  if (typeof type === 'string') return canonical(value);
  const [kind, inner] = type;
  if (kind === 'object')
    return isFields(value)
      ? Object.entries(inner)
          .map(([name, of]) => `${name}=${canonicalTyped(of, value[name] ?? null)}`)
          .join(';')
      : canonical(value);
  return collection(kind, value, (item) => canonicalTyped(inner, item));
}

function collection(nesting: string, value: Value | undefined, of: (item: Value) => string): string {
  if (isList(value)) {
    const items = value.map(of);
    return `[${(nesting === 'set' ? items.sort() : items).join('|')}]`;
  }
  if (nesting === 'map' && isFields(value))
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${key}:${of(item)}`)
      .join('|')}}`;
  return isFields(value) ? of(value) : canonical(value);
}
