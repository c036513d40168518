import { destinationsOf, type WriteDestination } from '@promontory/cross-region-writer';
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
