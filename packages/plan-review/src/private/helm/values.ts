import { isMapping } from '@promontory/vocabulary';
import { readValue } from '@promontory/yaml-document';
import { type Attributes, SENSITIVE, UNKNOWN } from '../../change.js';

/** The values that a release is given, later files over earlier ones; undefined when they cannot be read. */
export function valuesOf(attributes: Attributes | undefined): Readonly<Record<string, unknown>> | undefined {
  const files = attributes?.['values'] ?? [];
  if (!Array.isArray(files)) return undefined;
  let merged: Readonly<Record<string, unknown>> = {};
  for (const file of files as readonly unknown[]) {
    const value = readValues(file);
    if (value === undefined) return undefined;
    merged = merge(merged, value);
  }
  return merged;
}

/** A document of values: a mapping, or nothing at all. */
export function readValues(text: unknown): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined || text === null || text === '') return {};
  if (typeof text !== 'string' || text === UNKNOWN || text === SENSITIVE || /^\$\{[^\n]*\}$/.test(text))
    return undefined;
  if (text.trim() === '') return {};
  const value = readValue(text);
  return isMapping(value) ? value : undefined;
}

function merge(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const result = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const old = result.get(key);
    result.set(key, isMapping(old) && isMapping(value) ? merge(old, value) : value);
  }
  return Object.fromEntries(result);
}

/** Every mapping of a tree with the keys that lead to it, the tree itself first. */
export function mappingsOf(
  tree: unknown,
  path: readonly string[] = [],
): (readonly [path: readonly string[], mapping: Readonly<Record<string, unknown>>])[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const inside = Object.entries(tree).flatMap(([key, value]) => mappingsOf(value, [...path, key]));
  return isMapping(tree) ? [[path, tree] as const, ...inside] : inside;
}
