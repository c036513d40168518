import type { Change } from '../change.js';
import type { Severity } from '../report.js';
import type { Rule } from '../rule.js';
import { fateOf, isLost, ofType, say } from './rule-kit.js';

/** A rule about things that must not go. */
export interface KeptRule extends Omit<Rule, 'check'> {
  /** Terraform types that are guarded. */
  readonly types: readonly string[];
  /** What one of them is called: `The queue orders`. */
  readonly subject: (change: Change) => string;
  /** What follows from its going; undefined when nothing does. */
  readonly consequence: (change: Change) => string | undefined;
  /** @default - the rule's severity */
  readonly severityOf?: (change: Change) => Severity;
}

/** A rule that speaks when a thing is deleted, replaced or forgotten. */
export function keptRule({ types, subject, consequence, severityOf, ...rule }: KeptRule): Rule {
  return {
    ...rule,
    check: ({ changes }) =>
      ofType(changes, ...types)
        .filter(isLost)
        .flatMap((change) => {
          const follows = consequence(change);
          return follows === undefined
            ? []
            : [say(change, `${subject(change)} ${fateOf(change)}: ${follows}.`, severityOf?.(change))];
        }),
  };
}

/** `The topic alerts`, or `The topic` when its name is not known. */
export function named(noun: string, ...keys: readonly string[]): (change: Change) => string {
  return ({ before }) => {
    const name = keys.map((key) => before?.[key]).find((value) => typeof value === 'string' && value !== '');
    return name === undefined ? `The ${noun}` : `The ${noun} ${String(name)}`;
  };
}
