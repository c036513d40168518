import { loadEnvironment } from '@promontory/config';
import { partitionOf } from '@promontory/vocabulary';
import type { EnvironmentFolder } from './environments.js';

/** What a job has to know before it can ask AWS anything. */
export interface CiOf {
  readonly region: string;
  readonly planRole: string;
  readonly deployRole: string;
  /** The environment of GitHub that the applying job runs in. */
  readonly githubEnvironment?: string;
}

/** The roles that the environment's state backend makes; undefined where it makes none, or is not valid. */
export function ciOf({ folder }: EnvironmentFolder): CiOf | undefined {
  // What is wrong with an environment is told by its own job, which is red for it.
  const loaded = loadEnvironment(folder);
  if (!loaded.ok) return undefined;
  const { account, region, stateBackend } = loaded.environment;
  const ci = stateBackend?.ci;
  if (ci === undefined) return undefined;
  const arn = (role: string): string => `arn:${partitionOf(region)}:iam::${account}:role/${role}`;
  return {
    region,
    planRole: arn(ci.roles.plan),
    deployRole: arn(ci.roles.deploy),
    ...(ci.kind === 'github' ? { githubEnvironment: ci.environment } : {}),
  };
}
