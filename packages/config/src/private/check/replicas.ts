import { parseDuration, type Problem } from '@promontory/vocabulary';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';

/** AMP user guide, "High availability data in AMP", 2026-07. */
const LOST = 30_000;

/** Replicas that scrape so rarely that AMP may take the one that it follows for lost, between two scrapes. */
export function warnOfSilence(part: Part<KnownCluster>): Problem[] {
  const { collection } = part.value;
  if (collection === undefined || !('replicas' in collection) || (collection.replicas ?? 1) === 1) return [];
  if ((parseDuration(collection.scrapeInterval) ?? 0) < LOST) return [];
  return placed(part, ['collection', 'replicas'], {
    code: 'ConfigReplicaSilence',
    got: `${collection.replicas} replicas that scrape every ${collection.scrapeInterval}`,
    expected: 'an interval under 30s where targets are few: AMP takes a replica that is silent for so long for lost',
    fix: "write 'scrapeInterval: 15s'; of many targets the scrapes are spread over the interval, and there is nothing to mend",
  });
}
