import { estimateOf } from '../cost-builders.js';
import { describeRule } from '../describe-rule.js';
import { costSeriesWithinBudget } from '../../src/rules/cost-series-within-budget.js';

const budget = { activeSeries: 50_000 };
const series = (activeSeries: number) => estimateOf(0, { activeSeries });

describeRule(costSeriesWithinBudget, {
  finds: {
    'more series than the budget': {
      costs: { before: series(10), after: series(50_001), budget },
      says: ['error: The estimate is 50,001 active series, the budget 50,000.'],
    },
    'more before, and not more now': {
      costs: { before: series(60_000), after: series(60_000), budget },
      says: ['warning: The estimate is 60,000 active series, the budget 50,000.'],
    },
    'a budget without an estimate': {
      costs: { unknown: 'x', budget },
      says: ['error: The budget could not be judged, because costs are not known: x.'],
    },
  },
  passes: {
    'as many as the budget': { costs: { after: series(50_000), budget } },
    'no such bound': { costs: { after: series(50_001), budget: { usdPerMonth: 1 } } },
  },
});
