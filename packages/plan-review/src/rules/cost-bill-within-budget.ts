import { budgetRule, severityOf } from '../private/costs/budget-rule.js';
import { usd } from '../private/costs/money.js';
import { count, list } from '../private/rule-kit.js';

/** The bill of an environment against its budget. */
export const costBillWithinBudget = budgetRule(
  {
    id: 'cost/bill-within-budget',
    summary: 'An environment costs more than its budget, or parts of it have no price.',
    why: 'Samples are paid for as they come in: the first bill that shows them is a month away.',
    fix: 'Keep fewer metrics, scrape less often, or raise budget.dollarsPerMonth where those who pay agree.',
  },
  'usdPerMonth',
  ({ bound, after, before }) => {
    const { usdPerMonth, items, jobs } = after;
    if (usdPerMonth > bound) {
      const message = `The estimate is ${usd(usdPerMonth)} a month, the budget ${usd(bound)}.`;
      return [{ message, severity: severityOf(before?.usdPerMonth, usdPerMonth, bound) }];
    }
    const open = [
      ...items.filter((item) => item.usd === undefined).map(({ what, of }) => `${what} of ${of}`),
      ...jobs.filter((job) => job.activeSeries === undefined).map(({ job, cluster }) => `job ${job} of ${cluster}`),
    ];
    if (open.length === 0) return [];
    const message = `The estimate of ${usd(usdPerMonth)} leaves out ${count(open.length, 'part')} of the bill, so the budget of ${usd(bound)} may be passed: ${list(open)}.`;
    return [{ message, severity: 'warning' }];
  },
);
