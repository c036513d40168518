import { estimateOf } from '../cost-builders.js';
import { describeRule } from '../describe-rule.js';
import { costRiseWithinBudget } from '../../src/rules/cost-rise-within-budget.js';

const budget = { risePercent: 20 };

describeRule(costRiseWithinBudget, {
  finds: {
    'a rise above': {
      costs: { before: estimateOf(100), after: estimateOf(150), budget },
      says: ['error: The bill rises by 50 %, from $100.00 to $150.00 a month; the budget lets it rise by 20 %.'],
    },
    'a rise from nothing': {
      costs: { before: estimateOf(0), after: estimateOf(1), budget },
      says: ['error: The bill rises, from $0.00 to $1.00 a month; the budget lets it rise by 20 %.'],
    },
    'a budget without an estimate': {
      costs: { unknown: 'x', before: estimateOf(1), budget },
      says: ['error: The budget could not be judged, because costs are not known: x.'],
    },
  },
  passes: {
    'a rise within': { costs: { before: estimateOf(100), after: estimateOf(120), budget } },
    'a bill that falls': { costs: { before: estimateOf(100), after: estimateOf(1), budget } },
    'nothing to compare with': { costs: { after: estimateOf(100), budget } },
    'no such bound': { costs: { before: estimateOf(1), after: estimateOf(100), budget: {} } },
  },
});
