import { isMapping } from '@promontory/vocabulary';
import { readValues, valuesOf } from '../private/helm/values.js';
import { isOpen } from '../private/rule-kit.js';
import type { Difference } from './difference.js';
import { describeChange } from './model.js';
import { diffTree, keyed } from './tree.js';

/** What changes in the values of a release, place by place; undefined when one side cannot be read. */
export function diffHelmValues(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [valuesOf({ values: before ?? [] }), valuesOf({ values: after ?? [] })];
  return was === undefined || is === undefined ? undefined : diffPlaces(was, is);
}

/** What changes in the configuration of an add-on, JSON or YAML; undefined when one side cannot be read. */
export function diffAddonConfiguration(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [readValues(before), readValues(after)];
  return was === undefined || is === undefined ? undefined : diffPlaces(was, is);
}

/** What changes in a value that is no plain text: blocks, maps, lists, and texts that are JSON. */
export function diffValues(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [structure(before), structure(after)];
  return was === undefined || is === undefined ? undefined : diffPlaces(was, is);
}

function structure(value: unknown): unknown {
  if (value === undefined || value === null) return {};
  if (typeof value === 'object') return value;
  if (typeof value !== 'string' || isOpen(value) || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** Every place at which two trees differ, by its path. */
export function diffPlaces(before: unknown, after: unknown): Difference[] {
  const [was, is] = [keyed(before), keyed(after)];
  if (!isMapping(was) || !isMapping(is)) return diffTree({ '': was }, { '': is }).map(toDifference);
  return diffTree(was, is).map(toDifference);
}

function toDifference(change: Parameters<typeof describeChange>[0]): Difference {
  const { what, ...detail } = describeChange(change);
  return { subject: what, change: change.change, details: [{ what: '', ...detail }] };
}
