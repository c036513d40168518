import { detailWords } from '../../diff/words.js';
import { conditionChanges, describeChanged } from './conditions.js';
import { describePermissions } from './describe.js';
import { covers, isUnclear, type Permission, permissions } from './permission.js';
import type { Statement } from './statement.js';

/** What a changed policy allows that it did not allow before. */
export interface Widening {
  /** In words: `aps:RemoteWrite on arn:…`. */
  readonly gained: readonly string[];
  /** Permissions of which a part is not known yet, so that nobody can say whether they are new. */
  readonly unclear: readonly string[];
}

/** Compares two policies as sets of permissions. */
export function widening(before: readonly Statement[], after: readonly Statement[]): Widening {
  const fresh = freshPermissions(before, after);
  const deniedAfter = permissions(after, 'Deny');
  const undenied = permissions(before, 'Deny').filter((old) => !deniedAfter.some((denied) => covers(denied, old)));
  const clear = fresh.filter((permission) => !isUnclear(permission));
  const { gained, changed } = conditionChanges(permissions(before, 'Allow'), { gained: clear, lost: [], kept: [] });
  return {
    gained: [
      ...describePermissions(gained),
      ...describeChanged(changed).map(({ subject, details }) => `${subject}: ${detailWords(details)}`),
      ...describePermissions(undenied).map((words) => `no longer denied: ${words}`),
    ],
    unclear: describePermissions(fresh.filter(isUnclear)),
  };
}

/** What is allowed after a change and was not before. */
export function freshPermissions(before: readonly Statement[], after: readonly Statement[]): Permission[] {
  const allowed = permissions(before, 'Allow');
  return permissions(after, 'Allow').filter((permission) => !allowed.some((old) => covers(old, permission)));
}
