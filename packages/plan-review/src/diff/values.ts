import { readValues, valuesOf } from '../private/helm/values.js';
import { isOpen } from '../private/rule-kit.js';
import type { Difference } from './difference.js';
import { diffCollector } from './collector.js';
import { diffPlaces } from './places.js';

/** What changes in the values of a release: jobs, destinations, all else place by place; undefined when one side cannot be read. */
export function diffHelmValues(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [valuesOf({ values: before ?? [] }), valuesOf({ values: after ?? [] })];
  return was === undefined || is === undefined ? undefined : diffCollector(was, is);
}

/** What changes in the configuration of an add-on, JSON or YAML; undefined when one side cannot be read. */
export function diffAddonConfiguration(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [readValues(before), readValues(after)];
  return was === undefined || is === undefined ? undefined : diffCollector(was, is);
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
