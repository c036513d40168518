import { attributesKeptOnceSet, immutableAttributes } from '@promontory/resource-facts';
import { canonicalOf } from '../schema/canonical.js';
import type { Block } from '../schema/schema.js';
import { type Fields, isFields, isList, type Value } from '../protocol/value.js';

/** One step to an attribute. Lists are entered at their first item: blocks of which there can be one. */
export type Path = readonly string[];

/** Attributes that change and cannot be changed in place. */
export function replacing(type: string, block: Block, prior: Fields, planned: Fields): Path[] {
  const listed = immutableAttributes(type) ?? [];
  const names = listed.includes('*') ? settable(block) : listed;
  const changed = names
    .map((name) => name.split('.'))
    .filter((path) => canonicalOf(block, path, at(prior, path)) !== canonicalOf(block, path, at(planned, path)));
  const unset = attributesKeptOnceSet(type).filter((name) => isSet(prior[name]) && !isSet(planned[name]));
  return [...changed, ...unset.map((name) => [name])];
}

function isSet(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

function settable({ attributes, blocks }: Block): string[] {
  const free = ['tags', 'tags_all', 'timeouts'];
  return [
    ...Object.keys(attributes).filter(
      (name) => attributes[name]?.optional === true || attributes[name]?.required === true,
    ),
    ...Object.keys(blocks),
  ].filter((name) => !free.includes(name));
}

function at(value: Value | undefined, [name, ...rest]: Path): Value | undefined {
  const inner = isList(value) ? value[0] : value;
  if (name === undefined) return value;
  return isFields(inner) ? at(inner[name], rest) : undefined;
}
