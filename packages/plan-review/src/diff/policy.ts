import { covers, describePermission, type Permission, permissions } from '../private/policy/permission.js';
import { type Statement, statementsOf } from '../private/policy/statement.js';
import type { Difference } from './difference.js';
import { diffSets } from './sets.js';

/** Who gains and who loses what, on what, under which conditions; undefined when one side cannot be read. */
export function diffPolicy(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [statementsOf(before), statementsOf(after)];
  if (was === undefined || is === undefined) return undefined;
  return (['Allow', 'Deny'] as const).flatMap((effect) => {
    const { gained, lost, kept } = diffSets(permissions(was, effect), permissions(is, effect), covers);
    return [
      ...describe(gained, 'added', effect),
      ...describe(lost, 'removed', effect),
      ...describe(kept, 'changed', effect),
    ];
  });
}

/** Permissions that differ in their action only are one line. */
function describe(all: readonly Permission[], change: Difference['change'], effect: Statement['effect']): Difference[] {
  const groups = new Map<string, Permission[]>();
  for (const one of all) {
    const key = JSON.stringify({ ...one, action: '' });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group): Difference => {
    const [first] = group as [Permission];
    const action = [...new Set(group.map((one) => one.action))].sort().join(', ');
    const words = describePermission({ ...first, action });
    return { subject: effect === 'Deny' ? `denied: ${words}` : words, change, details: [] };
  });
}
