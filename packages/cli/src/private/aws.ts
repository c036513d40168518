import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, credentials } from '@promontory/amp-client';
import type { Context } from '../context.js';

/** What the flags say of the connection. */
export interface AwsOptions {
  readonly 'role-arn': string | undefined;
  readonly 'external-id': string | undefined;
  readonly endpoint: string | undefined;
}

/** How AWS is asked: with the credentials of this shell, at the addresses that the SDKs would take. */
export function connect(context: Context, region: string, options: AwsOptions): Connection {
  const { env, signal } = context;
  const addresses = {
    management: env['AWS_ENDPOINT_URL_AMP'] ?? env['AWS_ENDPOINT_URL'],
    workspaces: options.endpoint,
    cloudwatch: env['AWS_ENDPOINT_URL_CLOUDWATCH'] ?? env['AWS_ENDPOINT_URL'],
  };
  return {
    region,
    keys: credentials({
      region,
      now: () => context.now(),
      roleArn: options['role-arn'],
      externalId: options['external-id'],
    }),
    fetch,
    now: () => context.now(),
    sleep: async (milliseconds) => void (await sleep(milliseconds, undefined, { signal })),
    signal,
    endpoints: addresses,
  };
}
