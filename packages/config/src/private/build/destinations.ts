import { parseArn } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { Collection, DestinationSettings, OtherAccountSettings } from '../../environment.js';
import type { alsoTo } from '../schema/collection/destinations.js';
import type { existingWorkspace } from '../schema/workspace.js';

/** Further workspaces with their defaults. */
export function buildDestinations(written: z.infer<typeof alsoTo>): DestinationSettings[] {
  return (written ?? []).map(({ workspace, assumeRoleArn, externalId, standby }) => ({
    workspace,
    assumeRoleArn,
    externalId,
    standby: standby ?? false,
  }));
}

/** The further workspaces of a collection; none of one that writes to a single workspace. */
export function furtherDestinations(collection: Collection | undefined): readonly DestinationSettings[] {
  return collection !== undefined && 'alsoTo' in collection ? collection.alsoTo : [];
}

/** How a workspace of another account is written to; undefined for one of this account, or of nobody knows which. */
export function buildOtherAccount(
  { existing, deployRoleArn, assumeRoleArn, externalId }: z.infer<typeof existingWorkspace>,
  account: string | undefined,
): OtherAccountSettings | undefined {
  const owner = parseArn(existing)?.account;
  if (owner === undefined || account === undefined || owner === account) return undefined;
  if (deployRoleArn !== undefined) return { kind: 'made-roles', account: owner, deployRoleArn };
  if (assumeRoleArn !== undefined) return { kind: 'given-role', roleArn: assumeRoleArn, externalId };
  return { kind: 'resource-policy' };
}
