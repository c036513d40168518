import { UNKNOWN } from '../../change.js';
import type { Condition, Statement } from './statement.js';

/** One permission: a single principal, action and resource under a statement's conditions. */
interface Permission {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly conditions: readonly Condition[];
  readonly inverted: string;
}

/** What a changed policy allows that it did not allow before. */
export interface Widening {
  /** In words: `aps:RemoteWrite on arn:…`. */
  readonly gained: readonly string[];
  /** Permissions of which a part is not known yet, so that nobody can say whether they are new. */
  readonly unclear: readonly string[];
}

/** Compares two policies as sets of permissions. */
export function widening(before: readonly Statement[], after: readonly Statement[]): Widening {
  const allowedBefore = permissions(before, 'Allow');
  const allowedAfter = permissions(after, 'Allow');
  const fresh = allowedAfter.filter((permission) => !allowedBefore.some((old) => covers(old, permission)));
  const deniedAfter = permissions(after, 'Deny');
  const undenied = permissions(before, 'Deny').filter((old) => !deniedAfter.some((denied) => covers(denied, old)));
  return {
    gained: [
      ...new Set([
        ...fresh.filter((permission) => !isUnclear(permission)).map(describe),
        ...undenied.map((permission) => `no longer denied: ${describe(permission)}`),
      ]),
    ],
    unclear: [...new Set(fresh.filter(isUnclear).map(describe))],
  };
}

/** What a new policy allows to everybody, or on everything. */
export function excessive(statements: readonly Statement[]): string[] {
  return permissions(statements, 'Allow')
    .filter(({ principal, action, resource, conditions, inverted }) => {
      if (inverted !== '') return true;
      if (principal === '*' && conditions.length === 0) return true;
      return action === '*' || /^[a-z0-9-]+:\*$/.test(action) || resource === '*';
    })
    .map(describe);
}

function permissions(statements: readonly Statement[], effect: Statement['effect']): Permission[] {
  return statements
    .filter((statement) => statement.effect === effect)
    .flatMap(({ principals, actions, resources, conditions, inverted }) =>
      orBlank(principals).flatMap((principal) =>
        orBlank(actions).flatMap((action) =>
          orBlank(resources).map((resource) => ({ principal, action, resource, conditions, inverted })),
        ),
      ),
    );
}

// A trust policy names no resource, an identity policy no principal.
const orBlank = (values: readonly string[]): readonly string[] => (values.length === 0 ? [''] : values);

/** Whether everything that `narrow` allows, `wide` allows as well. */
function covers(wide: Permission, narrow: Permission): boolean {
  if (wide.inverted !== narrow.inverted) return false;
  return (
    (wide.principal === narrow.principal || wide.principal === '*') &&
    matches(wide.action, narrow.action) &&
    matches(wide.resource, narrow.resource) &&
    wide.conditions.every((condition) => isHeld(condition, narrow.conditions))
  );
}

/** A pattern covers another when it matches the other's text: `aps:*` covers `aps:Remote*`. */
function matches(pattern: string, text: string): boolean {
  if (pattern === text) return true;
  if (!/[*?]/.test(pattern)) return false;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

/** Whether conditions imply `condition`: the same test of the same key with no value more. */
function isHeld({ key, values }: Condition, conditions: readonly Condition[]): boolean {
  return conditions.some(
    (other) =>
      other.key === key &&
      other.values.every((value) =>
        values.some((allowed) => allowed === value || (/(Like|Arn)/.test(key) && matches(allowed, value))),
      ),
  );
}

function isUnclear({ principal, action, resource, conditions }: Permission): boolean {
  return [principal, action, resource, ...conditions.flatMap(({ values }) => values)].some((text) =>
    text.includes(UNKNOWN),
  );
}

function describe({ principal, action, resource, conditions, inverted }: Permission): string {
  const who = principal === '' ? '' : `${principal === '*' ? 'everybody' : principal}: `;
  const on = resource === '' ? '' : ` on ${resource}`;
  const when =
    conditions.length === 0
      ? ''
      : ` if ${conditions.map(({ key, values }) => `${key} ${values.join(' or ')}`).join(' and ')}`;
  return `${who}${action === '' ? 'all but what is excluded' : action}${on}${when}${inverted === '' ? '' : ` (${inverted})`}`;
}
