import { estimateOf } from '../cost-builders.js';
import { describeRule } from '../describe-rule.js';
import { costBillWithinBudget } from '../../src/rules/cost-bill-within-budget.js';

const budget = { usdPerMonth: 100 };
const unpriced = {
  what: 'ingestion',
  of: 'eu-central-1',
  region: 'eu-central-1',
  amount: 1,
  unit: 'samples',
  usd: undefined,
  pricesAsOf: undefined,
} as const;
const unsized = { cluster: 'one', job: 'app', activeSeries: undefined, intervalSeconds: 60, samplesPerMonth: 0 };

describeRule(costBillWithinBudget, {
  finds: {
    'a bill above': {
      costs: { after: estimateOf(100.01), budget },
      says: ['error: The estimate is $100.01 a month, the budget $100.00.'],
    },
    'a bill that was above and grows': {
      costs: { before: estimateOf(2000), after: estimateOf(2001), budget },
      says: ['error: The estimate is $2,001 a month, the budget $100.00.'],
    },
    'a bill that was above and falls: nobody’s fault, and not silent': {
      costs: { before: estimateOf(300), after: estimateOf(200), budget },
      says: ['warning: The estimate is $200.00 a month, the budget $100.00.'],
    },
    'a bill that comes above': {
      costs: { before: estimateOf(50), after: estimateOf(200), budget },
      says: ['error: The estimate is $200.00 a month, the budget $100.00.'],
    },
    'parts without a price, and jobs without series': {
      costs: { after: estimateOf(5, { items: [unpriced], jobs: [unsized] }), budget },
      says: [
        'warning: The estimate of $5.00 leaves out 2 parts of the bill, so the budget of $100.00 may be passed: ingestion of eu-central-1, job app of one.',
      ],
    },
    'a budget without an estimate': {
      costs: { unknown: 'its files have 2 problems', budget },
      says: ['error: The budget could not be judged, because costs are not known: its files have 2 problems.'],
    },
  },
  passes: {
    'a bill within': { costs: { after: estimateOf(100), budget } },
    'no budget': { costs: { after: estimateOf(1e6), budget: {} } },
    'no costs at all': {},
  },
});
