import { type Budget, compareCosts, type CostDifference, type CostEstimate } from '@promontory/cost';

/** What is known of the costs of an environment. */
export interface ReviewedCosts {
  /** Absent where it could not be estimated. */
  readonly after?: CostEstimate;
  /** Absent where there is nothing to compare with. */
  readonly before?: CostEstimate;
  readonly budget?: Budget;
  /** Why it could not be estimated. */
  readonly unknown?: string;
}

/** Costs, as a report has them. */
export interface CostReport {
  readonly estimate?: CostEstimate;
  readonly difference?: CostDifference;
  readonly budget?: Budget;
  readonly unknown?: string;
}

/** What of the costs a report tells. */
export function costReport({ before, after, budget, unknown }: ReviewedCosts): CostReport {
  return {
    ...(after && { estimate: after }),
    ...(after && before && { difference: compareCosts(before, after) }),
    ...(budget && Object.keys(budget).length > 0 && { budget }),
    ...(unknown !== undefined && { unknown }),
  };
}
