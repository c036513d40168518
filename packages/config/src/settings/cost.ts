import type { Budget, CostOptions } from '@promontory/cost';

/** What the estimate of the bill is told, and what it may come to. */
export interface CostSettings {
  /** Empty where nothing is bounded. */
  readonly budget: Budget;
  readonly options: CostOptions;
}
