import type { Change } from './change.js';
import type { ReviewedCosts } from './costs.js';
import type { Severity } from './report.js';
import type { Synth } from './read-synth.js';

/** What a rule looks at. */
export interface RuleInput {
  readonly changes: readonly Change[];
  /** What differs from the state without anybody having applied it; only plans know. */
  readonly drift: readonly Change[];
  readonly head: Synth;
  /** Undefined when there is nothing to compare with. */
  readonly base: Synth | undefined;
  /** @default - nothing is known of costs */
  readonly costs?: ReviewedCosts;
}

/** What a rule says of one construct. */
export interface RuleFinding {
  /** @default - the rule's */
  readonly severity?: Severity;
  readonly stack: string;
  readonly path: string;
  readonly message: string;
}

/** One thing that a review looks for. Its id is a contract: acknowledgements name it. */
export interface Rule {
  /** `scope/name`; the file, the test and the page in docs/rules carry the same name. */
  readonly id: string;
  /** The worst that it says. */
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** A rule that cannot tell says so in a finding: silence means that all is well. */
  check(input: RuleInput): RuleFinding[];
}
