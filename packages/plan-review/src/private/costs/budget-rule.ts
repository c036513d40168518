import type { Budget, CostEstimate } from '@promontory/cost';
import type { Rule, RuleFinding } from '../../rule.js';

/** Where findings about costs stand: an acknowledgement names it. */
const PATH = 'costs';

/** What a bound of a budget is held against. */
export interface Judged {
  readonly bound: number;
  readonly after: CostEstimate;
  readonly before: CostEstimate | undefined;
}

type Words = Pick<Rule, 'id' | 'summary' | 'why' | 'fix'>;
type Said = Pick<RuleFinding, 'message' | 'severity'>;

/**
 * A rule about one bound of the budget. Without the bound it is silent; with it and without an estimate it says that it
 * could not judge.
 */
export function budgetRule(words: Words, key: keyof Budget, judge: (judged: Judged) => readonly Said[]): Rule {
  return {
    ...words,
    severity: 'error',
    check: ({ costs }) => {
      const bound = costs?.budget?.[key];
      if (costs === undefined || bound === undefined) return [];
      const { after, before } = costs;
      const said = after === undefined ? [unjudged(costs.unknown)] : judge({ bound, after, before });
      return said.map((finding) => ({ stack: '', path: PATH, ...finding }));
    },
  };
}

function unjudged(why = 'nobody said why'): Said {
  return { severity: 'error', message: `The budget could not be judged, because costs are not known: ${why}.` };
}

/** What was over before, and did not grow, fails nobody's change. */
export function severityOf(before: number | undefined, after: number, bound: number): 'error' | 'warning' {
  return before !== undefined && before > bound && after <= before ? 'warning' : 'error';
}
