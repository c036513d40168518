import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, credentials } from '@promontory/amp-client';
import type { Context } from '../context.js';

/** Flags of commands that ask AWS about a workspace. */
export const AWS_FLAGS = {
  workspace: { type: 'string', value: 'name', description: 'Which of the environment. Not needed where there is one.' },
  'workspace-id': { type: 'string', value: 'id', description: 'A workspace by its id, whatever the states say.' },
  region: {
    type: 'string',
    value: 'region',
    description: 'With --workspace-id: its Region. Default: the environment’s.',
  },
  'role-arn': { type: 'string', value: 'arn', description: 'A role to assume with the credentials that are found.' },
  'external-id': { type: 'string', value: 'id', description: 'What the trust of that role asks for.' },
  endpoint: {
    type: 'string',
    value: 'url',
    description:
      'In place of https://aps-workspaces.<region>.amazonaws.com, such as a VPC endpoint without private DNS.',
  },
} as const;

/** What those flags say of the connection. */
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
