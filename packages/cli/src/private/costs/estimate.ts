import type { Environment } from '@promontory/config';
import { type Budget, type CostEstimate, estimateCost } from '@promontory/cost';
import type { Context } from '../../context.js';
import type { EnvironmentFolder } from '../environments.js';
import { readEnvironment } from '../read-environment.js';
import { costInputOf } from './cost-input.js';

/** What an environment comes to, and what it may; or why that cannot be said. */
export type Estimated = { readonly estimate: CostEstimate; readonly budget: Budget } | { readonly unknown: string };

/**
 * Estimates an environment from its files.
 *
 * @param like - The folder of an environment that has most files in common. @default - its own
 */
export function estimateFolder(
  context: Context,
  { name, folder }: EnvironmentFolder,
  like: string = folder,
): Estimated {
  const loaded = readEnvironment(context, folder, like);
  if (!loaded.ok) {
    const { length } = loaded.problems;
    return { unknown: `its files have ${length} problem${length === 1 ? '' : 's'}: see 'promontory validate ${name}'` };
  }
  return estimateEnvironment(loaded.environment);
}

/** Estimates an environment that is read. */
export function estimateEnvironment(environment: Environment): Estimated {
  return { estimate: estimateCost(costInputOf(environment)), budget: environment.costs.budget };
}
