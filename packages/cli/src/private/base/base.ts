import { basename, join, resolve } from 'node:path';
import { readSynth, type Synth } from '@promontory/plan-review';
import type { Context } from '../../context.js';
import { type Estimated, estimateEnvironment } from '../costs/estimate.js';
import { type EnvironmentFolder, environmentsIn } from '../environments.js';
import { synthesizeUpon } from '../synthesize.js';
import { lookAt } from './look-at.js';
import { provideApp } from './provide-app.js';

/** An environment as it is here. */
export interface Here {
  readonly environment: EnvironmentFolder;
  readonly head: Synth;
}

/** An environment as it is at the base. */
export interface BaseEnvironment {
  readonly synth: Synth;
  readonly costs: Estimated;
}

/** What is looked at of a git ref. */
export interface BaseOptions {
  readonly root: string;
  readonly ref: string;
  /** Names of environments; all, where there are none. */
  readonly names: readonly string[];
}

/**
 * Synthesises environments as they are at a git ref. When no source has changed since, which is what most pull
 * requests look like, the present bundle serves both sides.
 *
 * @param lookHere - What there is to do first; git is at work at the same time.
 */
export async function synthesizeBase<T extends Here>(
  context: Context,
  { root, ref, names }: BaseOptions,
  lookHere: () => Promise<readonly T[]>,
): Promise<readonly [readonly T[], ReadonlyMap<string, BaseEnvironment>]> {
  const use = async (
    tree: string,
    commit: string,
    all: readonly T[],
  ): Promise<ReadonlyMap<string, BaseEnvironment>> => {
    await provideApp(context, root, tree, commit);
    const environments = new Map<string, BaseEnvironment>();
    for (const environment of environmentsIn(tree).filter(isOneOf(names))) {
      // What is as it is here need not be made again there, nor read.
      const here = hereOf(root, environment);
      const head = all.find((one) => resolve(one.environment.folder) === here)?.head;
      const { out, isAsUpon, read } = await synthesizeUpon(context, environment, head && here);
      const costs = estimateEnvironment(context, environment, { read, like: here });
      const synth = head !== undefined && isAsUpon ? head : readSynth(out, head);
      environments.set(environment.name, { synth, costs });
    }
    return environments;
  };
  return lookAt(context, { root, ref }, lookHere, use);
}

/** Estimates the environments as they are at a git ref: that needs no synth. */
export async function estimateBase(
  context: Context,
  { root, ref, names }: BaseOptions,
): Promise<ReadonlyMap<string, Estimated>> {
  const use = (tree: string): ReadonlyMap<string, Estimated> => {
    const environments = environmentsIn(tree).filter(isOneOf(names));
    return new Map(
      environments.map((environment) => [
        environment.name,
        estimateEnvironment(context, environment, { like: hereOf(root, environment) }),
      ]),
    );
  };
  const [, estimated] = await lookAt(context, { root, ref }, () => undefined, use);
  return estimated;
}

const isOneOf =
  (names: readonly string[]) =>
  ({ name }: EnvironmentFolder): boolean =>
    names.length === 0 || names.includes(name);

/** Where an environment of the base is here, if it still is. */
function hereOf(root: string, { folder }: EnvironmentFolder): string {
  return join(root, 'environments', basename(folder));
}
