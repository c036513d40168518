import { amountOf } from '../private/costs/money.js';
import { budgetRule, severityOf } from '../private/costs/budget-rule.js';

/** The active series of an environment against its budget. */
export const costSeriesWithinBudget = budgetRule(
  {
    id: 'cost/series-within-budget',
    summary: 'An environment has more active series than its budget.',
    why: 'Series drive the bill, and a workspace refuses new ones at its quota: those of tomorrow’s deployment first.',
    fix: 'Keep fewer metrics (keepMetrics, dropMetrics), or raise budget.activeSeries.',
  },
  'activeSeries',
  ({ bound, after: { activeSeries }, before }) =>
    activeSeries <= bound
      ? []
      : [
          {
            message: `The estimate is ${amountOf(activeSeries)} active series, the budget ${amountOf(bound)}.`,
            severity: severityOf(before?.activeSeries, activeSeries, bound),
          },
        ],
);
