import type { ReviewedRule } from './read-rules.js';

/** What became of every rule. */
export interface RuleDifference {
  /** Rules that are still there under their name, before and after. */
  readonly pairs: readonly (readonly [was: ReviewedRule, is: ReviewedRule])[];
  /** Rules that ask the same under another name. */
  readonly renamed: readonly (readonly [was: ReviewedRule, is: ReviewedRule])[];
  readonly lost: readonly ReviewedRule[];
}

/** Finds every rule again. Groups do not matter: a rule that moved is still there. */
export function compareRules(before: readonly ReviewedRule[], after: readonly ReviewedRule[]): RuleDifference {
  const byName = new Index(after, nameOf);
  const pairs: (readonly [ReviewedRule, ReviewedRule])[] = [];
  const missing: ReviewedRule[] = [];
  for (const rule of before) {
    const same = byName.take(
      nameOf(rule),
      (other) => other.expr === rule.expr && other.severity === rule.severity,
      (other) => other.severity === rule.severity,
      () => true,
    );
    if (same === undefined) missing.push(rule);
    else pairs.push([rule, same]);
  }
  const byExpression = new Index(byName.rest(), expressionOf);
  const renamed: (readonly [ReviewedRule, ReviewedRule])[] = [];
  const lost = missing.filter((rule) => {
    const other = byExpression.take(expressionOf(rule), () => true);
    if (other !== undefined) renamed.push([rule, other]);
    return other === undefined;
  });
  return { pairs, renamed, lost };
}

const nameOf = ({ kind, name }: ReviewedRule): string => `${kind} ${name}`;
const expressionOf = ({ kind, expr }: ReviewedRule): string => `${kind} ${expr}`;

/** Rules by a key, each to be taken once: a workspace may have thousands. */
class Index {
  private readonly byKey = new Map<string, ReviewedRule[]>();

  constructor(rules: readonly ReviewedRule[], key: (rule: ReviewedRule) => string) {
    for (const rule of rules) {
      const same = this.byKey.get(key(rule));
      if (same === undefined) this.byKey.set(key(rule), [rule]);
      else same.push(rule);
    }
  }

  /** The first rule of that key that fits the first of `fits` that any fits. */
  take(key: string, ...fits: readonly ((rule: ReviewedRule) => boolean)[]): ReviewedRule | undefined {
    const rules = this.byKey.get(key) ?? [];
    for (const fit of fits) {
      const index = rules.findIndex(fit);
      if (index >= 0) return rules.splice(index, 1)[0];
    }
    return undefined;
  }

  rest(): ReviewedRule[] {
    return [...this.byKey.values()].flat();
  }
}
