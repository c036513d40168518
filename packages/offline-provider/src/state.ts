import { isMapping, kindOf } from '@promontory/vocabulary';
import { OfflineError } from './offline-error.js';
import type { Fields } from './protocol/value.js';
import type { Used } from './schema/stack.js';

/** One resource of a state, in all its instances. */
export interface StateResource {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly instances: readonly StateInstance[];
}

/** One instance of a resource; more than this stands there and is kept. */
export interface StateInstance {
  readonly attributes?: Fields;
  readonly sensitive_attributes?: unknown;
  /** The provider's own notes. */
  readonly private?: unknown;
}

/** The version of Terraform's states since 0.12. */
const VERSION = 4;

/**
 * Reads a state; a state that is not one is an error with its place, never an empty one.
 *
 * @param name how errors call it
 */
export function readState(text: string, name: string): readonly StateResource[] {
  const wrong = (got: string): OfflineError =>
    new OfflineError(
      'OfflineStateUnreadable',
      `got ${got} in ${name}; record it again with 'promontory plan --record'`,
    );
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch {
    throw wrong('text that is not JSON');
  }
  if (!isMapping(state)) throw wrong(kindOf(state));
  if (state['version'] !== VERSION)
    throw wrong(`a state of version ${JSON.stringify(state['version'] ?? null)}, not ${VERSION}`);
  const { resources } = state;
  if (!Array.isArray(resources)) throw wrong("a state whose 'resources' is no list");
  resources.forEach((resource: unknown, index) => {
    if (!isMapping(resource) || typeof resource['type'] !== 'string' || !Array.isArray(resource['instances']))
      throw wrong(`resources[${index}] without type or instances`);
    if (resource['mode'] !== 'managed' && resource['mode'] !== 'data') throw wrong(`resources[${index}] of no mode`);
    resource['instances'].forEach((instance: unknown, at) => {
      if (!isMapping(instance) || (instance['attributes'] !== undefined && !isMapping(instance['attributes'])))
        throw wrong(`resources[${index}].instances[${at}] that is no object`);
    });
  });
  return resources as StateResource[];
}

/** The types that a state has: what is deleted has no other trace. */
export function usedByState(resources: readonly StateResource[], text: string): Used {
  const ofMode = (mode: StateResource['mode']): StateResource[] =>
    resources.filter((resource) => resource.mode === mode);
  return {
    resources: new Map(ofMode('managed').map(({ type, instances }) => [type, attributesOf(instances)])),
    dataSources: new Set(ofMode('data').map(({ type }) => type)),
    text,
  };
}

/** What data sources said when the state was recorded, by type. */
export function recordedData(resources: readonly StateResource[]): ReadonlyMap<string, readonly Fields[]> {
  const byType = new Map<string, Fields[]>();
  for (const { mode, type, instances } of resources)
    if (mode === 'data') byType.set(type, [...(byType.get(type) ?? []), ...attributesOf(instances)]);
  return byType;
}

function attributesOf(instances: StateResource['instances']): Fields[] {
  return instances.map(({ attributes }) => attributes).filter((attributes) => attributes !== undefined);
}
