import { UNKNOWN } from '../../change.js';
import type { Condition, Statement } from './statement.js';

/** One permission: a single principal, action and resource under a statement's conditions. */
export interface Permission {
  /** `AWS arn`, `Service name`, `*`, or empty for identity policies. */
  readonly principal: string;
  /** Lower case. */
  readonly action: string;
  /** The action as it is written. */
  readonly spelled: string;
  readonly resource: string;
  readonly conditions: readonly Condition[];
  /** What a statement with NotAction, NotResource or NotPrincipal excludes, as text. */
  readonly inverted: string;
}

/** All that statements of one effect say, one permission each. */
export function permissions(statements: readonly Statement[], effect: Statement['effect']): Permission[] {
  return statements
    .filter((statement) => statement.effect === effect)
    .flatMap(({ principals, actions, spelled, resources, conditions, inverted }) =>
      orBlank(principals).flatMap((principal) =>
        orBlank(actions).flatMap((action, index) =>
          orBlank(resources).map((resource) => ({
            principal,
            action,
            spelled: spelled[index] ?? action,
            resource,
            conditions,
            inverted,
          })),
        ),
      ),
    );
}

// A trust policy names no resource, an identity policy no principal.
const orBlank = (values: readonly string[]): readonly string[] => (values.length === 0 ? [''] : values);

/** Whether everything that `narrow` allows, `wide` allows as well. */
export function covers(wide: Permission, narrow: Permission): boolean {
  if (wide.inverted !== narrow.inverted) return false;
  return (
    (wide.principal === narrow.principal || wide.principal === '*') &&
    matches(wide.action, narrow.action) &&
    matches(wide.resource, narrow.resource) &&
    wide.conditions.every((condition) => isHeld(condition, narrow.conditions))
  );
}

/**
 * A pattern covers another when it matches the other's text: `aps:*` covers `aps:Remote*`. Walked by hand: a regular
 * expression of many `*` can be made to take for ever, and patterns are written by others.
 */
export function matches(pattern: string, text: string): boolean {
  let [at, position, star, resume] = [0, 0, -1, 0];
  while (position < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at;
      resume = position;
      at += 1;
    } else if (wanted === '?' || (wanted !== undefined && wanted === text[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
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

/** Whether a part of a permission is not known before apply. */
export function isUnclear({ principal, action, resource, conditions }: Permission): boolean {
  return [principal, action, resource, ...conditions.flatMap(({ values }) => values)].some((text) =>
    text.includes(UNKNOWN),
  );
}
