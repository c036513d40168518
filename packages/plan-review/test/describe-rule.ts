import type { PlannedChange } from '../src/read-plan.js';
import type { Synth } from '../src/read-synth.js';
import type { ReviewInput } from '../src/review.js';
import type { Rule } from '../src/rule.js';
import type { Finding } from '../src/report.js';
import { reviewWith } from '../src/private/review-with.js';
import { type BriefBlock, messages, synthOf } from './builders.js';

/** What a rule is shown: two sides, or the changes and the drift of a plan. */
export interface Shown {
  /** @default - nothing to compare with */
  readonly base?: readonly BriefBlock[] | Synth;
  readonly head?: readonly BriefBlock[] | Synth;
  readonly plan?: readonly PlannedChange[];
  readonly drift?: readonly PlannedChange[];
  readonly costs?: ReviewInput['costs'];
}

/** What a rule is shown, and all that it says of it. */
export interface Finds extends Shown {
  readonly says: readonly string[];
}

/** One change of a plan. */
export function planned(
  address: string,
  actions: readonly string[],
  before: PlannedChange['before'] | null,
  after: PlannedChange['after'] | null,
  replacedBy: readonly string[] = [],
): PlannedChange {
  const [type = ''] = address.split('.');
  const sides = { before: before ?? undefined, after: after ?? undefined };
  return { address, previousAddress: undefined, type, mode: 'managed', actions, ...sides, replacedBy };
}

// test/mutation.mjs breaks every rule at once, and sees that every case notices.
const MUTATION = process.env['PROMONTORY_MUTATION'];

function mutated(rule: Rule): Rule {
  if (MUTATION === 'silent') return { ...rule, check: () => [] };
  if (MUTATION === 'noisy') return { ...rule, check: () => [{ stack: 'test', path: 'test', message: 'noise' }] };
  return rule;
}

/** All that one rule, and no other, says. */
export function judge(
  rule: Rule,
  { base, head, plan, drift, costs }: Shown,
  more: Partial<ReviewInput> = {},
): Finding[] {
  const side = (given: readonly BriefBlock[] | Synth): Synth => ('stacks' in given ? given : synthOf(given));
  const plans =
    plan === undefined && drift === undefined ? undefined : new Map([['test', { changes: plan ?? [], drift }]]);
  return judging(rule)(base && side(base), side(head ?? []), { plans, costs, ...more });
}

/** What one rule alone finds. Without the others: loading all of them is what a test of one would wait for. */
export function judging(rule: Rule): (base: Synth | undefined, head: Synth, more?: Partial<ReviewInput>) => Finding[] {
  return (base, head, more) => [
    ...reviewWith([mutated(rule)], { name: 'test', head, base, today: '2026-11-21', ...more }).findings,
  ];
}

/** The cases of a rule: what it finds, word for word, and what it passes. */
export function describeRule(
  rule: Rule,
  cases: { readonly finds: Readonly<Record<string, Finds>>; readonly passes: Readonly<Record<string, Shown>> },
): void {
  describe(rule.id, () => {
    test.each(Object.entries(cases.finds))('%s: found', (_, shown) => {
      const found = judge(rule, shown);
      expect(messages(found)).toEqual(shown.says);
      expect(found.map((finding) => finding.rule)).toEqual(shown.says.map(() => rule.id));
    });

    test.each(Object.entries(cases.passes))('%s: nothing to say', (_, shown) => {
      expect(messages(judge(rule, shown))).toEqual([]);
    });
  });
}
