export { checkDestinations } from './check-destinations.js';
export { type DestinationProps, destinationsOf, type TargetAccount, type WriteDestination } from './destination.js';
export {
  joinDestinations,
  type JoinDestinationsProps,
  type JoinedDestination,
  type JoinedDestinations,
} from './join-destinations.js';
export { targetWriterRoleName, type TargetWriterRoleNameParts } from './target-writer-role-name.js';
export { TargetWriterRole, type TargetWriterRoleProps } from './target-writer-role.js';
export { hostWriterRoleName, type WriterIdentity } from './writer-identity.js';
export { remoteWriteEntries, type RemoteWriteEntry } from './remote-write-entries.js';
