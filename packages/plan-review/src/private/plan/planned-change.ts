import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '@promontory/vocabulary';
import { type Attributes, SENSITIVE, UNKNOWN } from '../../change.js';
import type { PlannedChange } from '../../read-plan.js';
import { mask } from './mask.js';

/** Every word that Terraform and OpenTofu have for what they do (Terraform 1.14, OpenTofu 1.11; 2026-11). */
const ACTIONS = ['no-op', 'create', 'read', 'update', 'delete', 'forget'];

/** What is wrong with an entry of a plan, in words. */
export class MalformedChange extends Error {}

/** One entry of `resource_changes` or `resource_drift`; undefined when nothing happens to the resource. */
export function toPlannedChange(entry: unknown, index: number): PlannedChange | undefined {
  const fail = (what: string): never => {
    throw new MalformedChange(`a change ${index} ${what}`);
  };
  if (!isMapping(entry)) return fail('that is no object');
  const { address, type, change, mode, previous_address: previous } = entry;
  if (typeof address !== 'string' || typeof type !== 'string') return fail("without 'address' or 'type'");
  if (!isMapping(change)) return fail("without 'change'");
  const { actions } = change;
  if (!isActions(actions)) return fail(`with the actions ${JSON.stringify(actions)}`);
  const previousAddress = typeof previous === 'string' ? previous : undefined;
  if (actions[0] === 'no-op' && (previousAddress ?? address) === address) return undefined;
  if (isTooDeep(change)) return fail('with values that are nested too deeply');
  const before = side(change['before'], undefined, change['before_sensitive']);
  const after = side(change['after'], change['after_unknown'], change['after_sensitive']);
  const secretChanges = hiddenChanges(change, before, after);
  return {
    address,
    previousAddress,
    type,
    mode: mode === 'data' ? 'data' : 'managed',
    actions,
    before,
    after,
    replacedBy: pathsOf(change['replace_paths']),
    ...(secretChanges.length === 0 ? {} : { secretChanges }),
  };
}

/** Deeper than any resource is, and than what looks at it may safely call itself. */
const DEEPEST = 200;

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > DEEPEST || Object.values(value).some((one) => isTooDeep(one, depth + 1));
}

/** Attributes that differ where nobody may see it: that they do is no secret. */
function hiddenChanges(
  change: Readonly<Record<string, unknown>>,
  before: Attributes | undefined,
  after: Attributes | undefined,
): string[] {
  const [was, is] = [change['before'], change['after']];
  if (before === undefined || after === undefined || !isMapping(was) || !isMapping(is)) return [];
  return Object.keys(after).filter(
    (key) =>
      isDeepStrictEqual(before[key], after[key]) && Object.hasOwn(is, key) && !isDeepStrictEqual(was[key], is[key]),
  );
}

function isActions(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.length <= 2 && value.every((one) => ACTIONS.includes(one));
}

function side(value: unknown, unknown: unknown, sensitive: unknown): Attributes | undefined {
  if (value === null || value === undefined) return undefined;
  const masked = mask(mask(value, unknown, UNKNOWN), sensitive, SENSITIVE);
  // A provider may mark a whole resource.
  return isMapping(masked) ? masked : {};
}

function pathsOf(paths: unknown): string[] {
  return (Array.isArray(paths) ? paths : []).map((path: unknown) => (Array.isArray(path) ? path.join('.') : `${path}`));
}
