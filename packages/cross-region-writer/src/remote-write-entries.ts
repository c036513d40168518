import type { RemoteWriteDestination, RemoteWriteSettings } from '@promontory/remote-write';
import type { JoinedDestination } from './join-destinations.js';

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
