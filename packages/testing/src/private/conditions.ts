import { arnMatches, matches } from './patterns.js';

/** What a request carries: keys such as `aws:SourceArn`, their case of no importance. */
export type ConditionContext = Readonly<Record<string, string | boolean>>;

/** The conditions of a statement: operator, key, values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | boolean | readonly string[]>>>>;

const OPERATORS: Readonly<Record<string, (wanted: string, found: string) => boolean>> = {
  StringEquals: (wanted, found) => wanted === found,
  StringLike: matches,
  // AWS takes both for the same.
  ArnEquals: arnMatches,
  ArnLike: arnMatches,
  Bool: (wanted, found) => wanted.toLowerCase() === found.toLowerCase(),
};

/** Whether all conditions hold. A key that the request does not carry holds for none of these operators. */
export function conditionsHold(conditions: Conditions, context: ConditionContext): boolean {
  const found = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), String(value)]));
  return Object.entries(conditions).every(([operator, keys]) => {
    const compare = OPERATORS[operator];
    if (compare === undefined) {
      // An operator that is skipped would make a test pass that shows nothing.
      throw new Error(`evaluate() knows ${Object.keys(OPERATORS).join(', ')}; not ${operator}`);
    }
    return Object.entries(keys).every(([key, values]) => {
      const value = found.get(key.toLowerCase());
      return value !== undefined && [values].flat().some((wanted) => compare(String(wanted), value));
    });
  });
}
