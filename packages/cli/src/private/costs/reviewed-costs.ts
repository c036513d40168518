import type { ReviewedCosts } from '@promontory/plan-review';
import type { Estimated } from './estimate.js';

/** What a review is told of costs: the environment as it is here, and as it was at the base. */
export function reviewedCosts(here: Estimated, base: Estimated | undefined): ReviewedCosts {
  if ('unknown' in here) return here;
  return {
    after: here.estimate,
    budget: here.budget,
    ...(base !== undefined && 'estimate' in base && { before: base.estimate }),
  };
}
