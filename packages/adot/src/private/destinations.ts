import type { AdotCollectorProps, AdotDestination } from '../adot-collector.js';

/** The destinations, however they were given. */
export function destinationsOf({ workspace, destinations }: AdotCollectorProps): readonly AdotDestination[] {
  return workspace === undefined ? (destinations ?? []) : [{ workspace }];
}
