import type { CostEstimate } from '@promontory/cost';

/** An estimate of that many dollars. */
export function estimateOf(usdPerMonth: number, more: Partial<CostEstimate> = {}): CostEstimate {
  return {
    usdPerMonth,
    activeSeries: 0,
    samplesPerMonth: 0,
    items: [],
    workspaces: [],
    jobs: [],
    assumed: [],
    notCounted: [],
    ...more,
  };
}
