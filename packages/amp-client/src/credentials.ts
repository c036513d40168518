import { AmpError } from './amp-error.js';
import type { Keys } from './connection.js';

/** Whose credentials are meant. */
export interface CredentialsOptions {
  readonly region: string;
  readonly now: () => Date;
  /**
   * A role to assume with the credentials that are found.
   * @default - they are used as they are
   */
  readonly roleArn?: string;
  /** What the trust of that role asks for. */
  readonly externalId?: string;
}

/**
 * Credentials by the chain that every AWS tool uses: environment variables, AWS_PROFILE, `aws sso login`, web identity,
 * containers, instances. They are kept until they expire. The SDK is loaded by the first call, and not before.
 */
export function credentials({ region, now, roleArn, externalId }: CredentialsOptions): () => Promise<Keys> {
  let kept: Promise<Keys> | undefined;
  let expires = Infinity;
  return async () => {
    if (kept === undefined || expires - now().getTime() < 60_000) {
      kept = find().then(({ expiration, ...keys }) => {
        expires = expiration?.getTime() ?? Infinity;
        return keys;
      });
    }
    return kept;
  };

  async function find(): Promise<Keys & { readonly expiration?: Date }> {
    const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
    const clientConfig = { region };
    const chain = fromNodeProviderChain({ clientConfig });
    const found = await chain().catch((error: unknown) => {
      throw new AmpError(
        'credentials',
        `no AWS credentials were found (${oneLine(error)})`,
        "run 'aws sso login', or set AWS_PROFILE; 'promontory doctor' lists what can be seen from here",
      );
    });
    if (roleArn === undefined) return found;
    const params = { RoleArn: roleArn, RoleSessionName: 'promontory', ...(externalId && { ExternalId: externalId }) };
    return fromTemporaryCredentials({ masterCredentials: found, params, clientConfig })().catch((error: unknown) => {
      throw new AmpError(
        'credentials',
        `the role ${roleArn} was not assumed: ${oneLine(error)}`,
        'its trust must name who asks, and the external id that it wants (--external-id); who asks needs sts:AssumeRole',
      );
    });
  }
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
