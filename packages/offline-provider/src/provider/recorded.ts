import type { Attribute, Block, Type } from '../schema/schema.js';
import { type Fields, isFields, isList, type Value } from '../protocol/value.js';
import { REDACTED } from '../redact.js';

/** What a state says of a resource, in the schema's form; what does not fit is named. */
export function recordedBlock(block: Block, value: Value, at = ''): { fields: Fields; problems: string[] } {
  const problems: string[] = [];
  if (!isFields(value)) return { fields: {}, problems: [`${at || 'the resource'} is ${kindOf(value)}, not an object`] };
  const fields: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const item = value[name] ?? null;
    problems.push(...misfits(attribute.type, item, `${at}${name}`));
    fields[name] = whole(attribute.type, item);
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    const item = value[name] ?? null;
    const inner = (part: Value, key: string | number): Value => {
      const read = recordedBlock(nested.block, part, `${at}${name}.${key}.`);
      problems.push(...read.problems);
      return read.fields;
    };
    const many = nested.nesting === 'list' || nested.nesting === 'set';
    if (item === null) fields[name] = many ? [] : null;
    else if (many && isList(item)) fields[name] = item.map(inner);
    else if (nested.nesting === 'single' && isFields(item)) fields[name] = inner(item, 0);
    else if (nested.nesting === 'map' && isFields(item))
      fields[name] = Object.fromEntries(Object.entries(item).map(([key, part]) => [key, inner(part, key)]));
    else problems.push(`${at}${name} is ${kindOf(item)}, not ${many ? 'a list' : 'an object'}`);
  }
  return { fields, problems };
}

function misfits(type: Attribute['type'], value: Value, at: string): string[] {
  if (value === null || value === REDACTED || type === 'dynamic') return [];
  if (typeof type === 'string') {
    const fits = type === 'bool' ? typeof value === 'boolean' : typeof value === type;
    return fits ? [] : [`${at} is ${kindOf(value)}, not a ${type}`];
  }
  const nesting = 'nesting' in type ? type.nesting : (type as readonly string[])[0];
  const listed = nesting === 'list' || nesting === 'set';
  if (listed) return isList(value) ? [] : [`${at} is ${kindOf(value)}, not a list`];
  return isFields(value) ? [] : [`${at} is ${kindOf(value)}, not an object`];
}

/** Objects are whole in Terraform: what leaves parts out, as an older provider did, says that they are null. */
export function whole(type: Attribute['type'] | Type, value: Value): Value {
  if (typeof type === 'string' || value === null || value === REDACTED) return value;
  const parts: Readonly<Record<string, Attribute['type'] | Type>> | undefined =
    'nesting' in type
      ? Object.fromEntries(Object.entries(type.attributes).map(([name, part]) => [name, part.type]))
      : type[0] === 'object'
        ? (type[1] as Readonly<Record<string, Type>>)
        : undefined;
  const one = (item: Value): Value =>
    parts !== undefined && isFields(item)
      ? Object.fromEntries(Object.entries(parts).map(([name, of]) => [name, whole(of, item[name] ?? null)]))
      : item;
  if ('nesting' in type) return isList(value) ? value.map(one) : type.nesting === 'single' ? one(value) : value;
  if (type[0] === 'object') return one(value);
  return isList(value) ? value.map((item) => whole(type[1] as Type, item)) : value;
}

function kindOf(value: Value): string {
  if (value === null) return 'nothing';
  return isList(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
