import { budgetRule } from '../private/costs/budget-rule.js';
import { usd } from '../private/costs/money.js';

/** What one change adds to the bill, against the budget. */
export const costRiseWithinBudget = budgetRule(
  {
    id: 'cost/rise-within-budget',
    summary: 'One change raises the bill by more than its budget lets it.',
    why: 'A label too many or a shorter interval doubles a bill, and looks like one line in a pull request.',
    fix: 'Take the rise back, or raise budget.risePercent. A rise that is meant can be acknowledged.',
  },
  'risePercent',
  ({ bound, after, before }) => {
    if (before === undefined) return [];
    const [was, is] = [before.usdPerMonth, after.usdPerMonth];
    if (is <= was * (1 + bound / 100)) return [];
    const percent = was === 0 ? '' : ` by ${Math.round((is / was - 1) * 100)} %`;
    return [
      {
        message: `The bill rises${percent}, from ${usd(was)} to ${usd(is)} a month; the budget lets it rise by ${bound} %.`,
      },
    ];
  },
);
