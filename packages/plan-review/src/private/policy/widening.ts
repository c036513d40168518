import { covers, describePermission, isUnclear, type Permission, permissions } from './permission.js';
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
  return {
    gained: [
      ...new Set([
        ...fresh.filter((permission) => !isUnclear(permission)).map(describePermission),
        ...undenied.map((permission) => `no longer denied: ${describePermission(permission)}`),
      ]),
    ],
    unclear: [...new Set(fresh.filter(isUnclear).map(describePermission))],
  };
}

/** What is allowed after a change and was not before. */
export function freshPermissions(before: readonly Statement[], after: readonly Statement[]): Permission[] {
  const allowed = permissions(before, 'Allow');
  return permissions(after, 'Allow').filter((permission) => !allowed.some((old) => covers(old, permission)));
}
