import { remembered } from '@promontory/vocabulary';
import type { Change } from '../../change.js';
import { isKept, ofType } from '../rule-kit.js';
import { compareRules, type RuleDifference } from './compare-rules.js';
import { readRoutes, type Routing } from './read-routes.js';
import { readRules, type ReviewedRule } from './read-rules.js';

const RULES = 'aws_prometheus_rule_group_namespace';
const MANAGER = 'aws_prometheus_alert_manager_definition';

/** Both sides of a document that changes. */
export interface Sides<T> {
  readonly change: Change;
  readonly before: T;
  readonly after: T;
}

/** Rules on both sides of a change, and what became of each. */
export interface RuleSides extends Sides<readonly ReviewedRule[]> {
  readonly difference: RuleDifference;
}

/** Namespaces that change and stay, and those of them that cannot be read. */
export function changedRules(changes: readonly Change[]): readonly (RuleSides | { readonly unreadable: Change })[] {
  return ofType(changes, RULES)
    .filter(isKept)
    .map((change) => {
      const sides = ruleSidesOf(change);
      return sides === 'unreadable' ? { unreadable: change } : sides;
    });
}

// Many rules of the review ask the same of the same change, and reading YAML is what costs.
const ruleSidesOf = remembered((change: Change): RuleSides | 'unreadable' => {
  const [before, after] = [readRules(change.before?.['data']), readRules(change.after?.['data'])];
  if (before === undefined || after === undefined) return 'unreadable';
  return { change, before, after, difference: compareRules(before, after) };
});

/** Alert managers that change and stay, and those of them that cannot be read. */
export function changedRoutes(
  changes: readonly Change[],
): readonly (Sides<Routing> | { readonly unreadable: Change })[] {
  return ofType(changes, MANAGER)
    .filter(isKept)
    .map((change) => {
      const sides = routeSidesOf(change);
      return sides === 'unreadable' ? { unreadable: change } : sides;
    });
}

const routeSidesOf = remembered((change: Change): Sides<Routing> | 'unreadable' => {
  const [before, after] = [readRoutes(change.before?.['definition']), readRoutes(change.after?.['definition'])];
  return before === undefined || after === undefined ? 'unreadable' : { change, before, after };
});

/** Namespaces that can be read. Of the others alerting/nothing-lost tells. */
export function readableRules(changes: readonly Change[]): readonly RuleSides[] {
  return changedRules(changes).filter((sides): sides is RuleSides => 'difference' in sides);
}

/** Alert managers that can be read. Of the others alerting/nothing-lost tells. */
export function readableRoutes(changes: readonly Change[]): readonly Sides<Routing>[] {
  return changedRoutes(changes).filter((sides): sides is Sides<Routing> => 'before' in sides);
}
