import { destinationsOf, type JoinedDestination, type WriteDestination } from '@promontory/cross-region-writer';
import type { RemoteWriteDestination, RemoteWriteSettings } from '@promontory/remote-write';
import type { WriterSubject } from './writer-identity.js';

/** Where a writer writes to. The role of the remote write is that of the only workspace: of several, each names its own. */
export function writeDestinations(props: Pick<WriterSubject, 'workspace' | 'destinations' | 'remoteWrite'>) {
  const { workspace, destinations, remoteWrite } = props;
  const given = workspace === undefined ? destinationsOf({ destinations: destinations ?? [] }) : [{ workspace }];
  const assumed = workspace === undefined ? undefined : remoteWrite?.assumeRole;
  return given.map((destination): WriteDestination =>
    assumed === undefined
      ? destination
      : { ...destination, assumeRoleArn: assumed.roleArn, externalId: assumed.externalId },
  );
}

/** One entry of remote write, for whichever way of writing it down. */
export interface RemoteWriteEntry {
  readonly destination: RemoteWriteDestination;
  readonly settings: RemoteWriteSettings;
}

/** An entry for each destination that is written to: what they share, and the identity of each. */
export function remoteWriteEntries(
  destinations: readonly JoinedDestination[],
  shared: RemoteWriteSettings = {},
): readonly RemoteWriteEntry[] {
  return destinations
    .filter(({ standby }) => !standby)
    .map(({ name, url, region, assumeRole }) => ({
      // Signed for the workspace's Region, which may not be the cluster's.
      destination: { name, url, region },
      settings: {
        ...shared,
        assumeRole: assumeRole && { roleArn: assumeRole.arn, externalId: assumeRole.externalId },
      },
    }));
}
