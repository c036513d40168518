import type { Problem } from '@promontory/vocabulary';
import type { KnownCluster } from '../build/cluster.js';
import type { Part } from '../part.js';
import { checkKeyRegion } from './key-region.js';
import { checkProvider } from './newer-provider.js';

/** The log of a scraper is known to the provider, and its key is in the cluster's Region. */
export function checkScraperLogging(
  part: Part<KnownCluster>,
  region: string | undefined,
  awsProviderVersion: string | undefined,
): Problem[] {
  const { collection } = part.value;
  if (collection?.kind !== 'managed-scraper' || collection.logging === undefined) return [];
  const at = ['collection', 'logging'];
  const { kmsKeyArn } = collection.logging;
  return [
    ...checkProvider(part, at, awsProviderVersion),
    ...(kmsKeyArn === undefined || region === undefined
      ? []
      : checkKeyRegion(part, [...at, 'kmsKeyArn'], kmsKeyArn, region)),
  ];
}
