import type { Environment, NetworkSettings } from '@promontory/config';
import type { NetworkWriter } from './writers.js';

/** The roles that may pass the endpoints of AMP and STS. */
export function roleArnsOf(
  { deployRoleArn }: Environment,
  { roleArns, uses }: NetworkSettings,
  writers: readonly NetworkWriter[],
): readonly string[] {
  const ofWriters = writers.flatMap(({ roleArn, assumedRoleArns }) => [
    ...(roleArn === undefined ? [] : [roleArn]),
    ...assumedRoleArns,
  ]);
  const deploy = uses.terraform && deployRoleArn !== undefined ? [deployRoleArn] : [];
  return [...new Set([...ofWriters, ...roleArns, ...deploy])];
}
