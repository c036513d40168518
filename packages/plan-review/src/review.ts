import type { Acknowledgement } from './acknowledgements.js';
import { reviewWith } from './private/review-with.js';
import type { ReviewedCosts } from './costs.js';
import type { Plan } from './read-plan.js';
import type { Synth } from './read-synth.js';
import type { EnvironmentReport } from './report.js';
import type { Rule } from './rule.js';
import { RULES } from './rules/index.js';

/** What is reviewed. */
export interface ReviewInput {
  /** The environment's name. */
  readonly name: string;
  /** What the change would deploy. */
  readonly head: Synth;
  /** What it is compared with. @default - nothing */
  readonly base?: Synth;
  /** Plans, by stack. @default - none */
  readonly plans?: ReadonlyMap<string, Plan>;
  /** Stacks that could not be planned yet, and why. @default - none */
  readonly deferred?: ReadonlyMap<string, string>;
  /** The digest of the bundle that the plans are from. @default - none */
  readonly bundle?: string;
  /** Stacks whose plan was made without an account, and what it cannot tell. @default - none */
  readonly offline?: ReadonlyMap<string, readonly string[]>;
  readonly acknowledgements?: readonly Acknowledgement[];
  /** What the two sides come to in a month. @default - nothing is said of costs */
  readonly costs?: ReviewedCosts;
  /** The day of the review, YYYY-MM-DD: what acknowledgements expire by. */
  readonly today: string;
  /** Whether the topology is drawn, which some forms of the report show. @default true */
  readonly topology?: boolean;
  /** @default RULES */
  readonly rules?: readonly Rule[];
}

/** Reviews one environment: what changes, and what a person must know of it. */
export function review(input: ReviewInput): EnvironmentReport {
  return reviewWith(input.rules ?? RULES, input);
}
