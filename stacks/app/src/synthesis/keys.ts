import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { ClusterSettings, Environment } from '@promontory/config';
import { clusterStackId } from '../stack-ids.js';

/** What the stacks of an environment depend on, as one word for each: the same word means the same stacks. */
export interface Keys {
  /** Tells the code that makes the stacks from other code. */
  readonly version: string;
  /** Of the stacks that all clusters share, and of the environment as a whole. */
  readonly all: string;
  /** Of each cluster's stack, by its id. */
  readonly clusters: ReadonlyMap<string, string>;
}

/**
 * @param version - Tells the code of one app from that of another.
 * @param env - Where cdktf looks for what it may be told.
 */
export function keysOf(
  environment: Environment,
  version: string,
  env: Readonly<Record<string, string | undefined>>,
): Keys {
  const told = Object.entries(env)
    .filter(([name, value]) => /^(CDKTF|SYNTH|TERRAFORM)_/.test(name) && name !== 'CDKTF_OUTDIR' && value !== undefined)
    .sort();
  const common = hash([version, told, { ...environment, clusters: [] }]);
  const keyOf = (cluster: ClusterSettings): string => hash([common, cluster]);
  const clusters = new Map(environment.clusters.map((one) => [clusterStackId(environment, one), keyOf(one)]));
  return { version, all: hash([common, ...clusters]), clusters };
}

// V8's own format keeps apart what JSON does not, such as a map from an object, and refuses what has no content to compare.
function hash(value: unknown): string {
  return createHash('sha256').update(serialize(value)).digest('hex');
}
