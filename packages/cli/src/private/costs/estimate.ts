import type { Environment } from '@promontory/config';
import { type Budget, type CostEstimate, estimateCost } from '@promontory/cost';
import type { Context } from '../../context.js';
import type { EnvironmentFolder } from '../environments.js';
import { readEnvironment } from '../read-environment.js';
import { costInputOf } from './cost-input.js';

/** What an environment comes to, and what it may; or why that cannot be said. */
export type Estimated = { readonly estimate: CostEstimate; readonly budget: Budget } | { readonly unknown: string };

/** What is known of an environment before it is read. */
export interface EstimateOptions {
  /** The environment, where somebody has read it. @default - its files are read */
  readonly read?: Environment;
  /** The folder of an environment that has most files in common. @default - its own */
  readonly like?: string;
}

/** Estimates an environment. */
export function estimateEnvironment(
  context: Context,
  { name, folder }: EnvironmentFolder,
  { read, like = folder }: EstimateOptions = {},
): Estimated {
  if (read !== undefined) return estimateOf(read);
  const loaded = readEnvironment(context, folder, like);
  if (!loaded.ok) {
    const { length } = loaded.problems;
    return { unknown: `its files have ${length} problem${length === 1 ? '' : 's'}: see 'promontory validate ${name}'` };
  }
  return estimateOf(loaded.environment);
}

function estimateOf(environment: Environment): Estimated {
  return { estimate: estimateCost(costInputOf(environment)), budget: environment.costs.budget };
}
