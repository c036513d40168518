import { loadEnvironment } from '@promontory/config';
import { type Budget, type CostEstimate, estimateCost } from '@promontory/cost';
import type { EnvironmentFolder } from '../environments.js';
import { costInputOf } from './cost-input.js';

/** What an environment comes to, and what it may; or why that cannot be said. */
export type Estimated = { readonly estimate: CostEstimate; readonly budget: Budget } | { readonly unknown: string };

/** Estimates an environment from its files. */
export function estimateEnvironment({ name, folder }: EnvironmentFolder): Estimated {
  const loaded = loadEnvironment(folder);
  if (!loaded.ok) {
    const { length } = loaded.problems;
    return { unknown: `its files have ${length} problem${length === 1 ? '' : 's'}: see 'promontory validate ${name}'` };
  }
  return { estimate: estimateCost(costInputOf(loaded.environment)), budget: loaded.environment.costs.budget };
}
