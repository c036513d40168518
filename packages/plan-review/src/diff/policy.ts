import { covers, type Permission, permissions } from '../private/policy/permission.js';
import { conditionChanges, describeChanged } from '../private/policy/conditions.js';
import { describePermissions } from '../private/policy/describe.js';
import { type Statement, statementsOf } from '../private/policy/statement.js';
import type { Difference } from './difference.js';
import { diffSets } from './sets.js';

/** Who gains and who loses what, on what, under which conditions; undefined when one side cannot be read. */
export function diffPolicy(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [statementsOf(before), statementsOf(after)];
  if (was === undefined || is === undefined) return undefined;
  return (['Allow', 'Deny'] as const).flatMap((effect) => {
    const before = permissions(was, effect);
    const { changed, ...rest } = conditionChanges(before, diffSets(before, permissions(is, effect), covers));
    return [
      ...describe(rest.gained, 'added', effect),
      ...describe(rest.lost, 'removed', effect),
      ...describe(rest.kept, 'changed', effect),
      ...describeChanged(changed).map(({ subject, details }): Difference => ({
        subject: denied(subject, effect),
        change: 'changed',
        details,
      })),
    ];
  });
}

function describe(all: readonly Permission[], change: Difference['change'], effect: Statement['effect']): Difference[] {
  return describePermissions(all).map((words) => ({ subject: denied(words, effect), change, details: [] }));
}

function denied(words: string, effect: Statement['effect']): string {
  return effect === 'Deny' ? `denied: ${words}` : words;
}
