import { SCRAPER_LIMITS, validateJobs } from '@promontory/scrape-config';
import { parseDuration, type Problem, remembered } from '@promontory/vocabulary';
import type { ManagedScraperCollection } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import { checkAdot } from './adot.js';
import { checkDestinations } from './destinations.js';
import { checkPrometheus } from './prometheus.js';
import { checkTwice } from './subnets.js';

// Most clusters of a fleet have the same jobs.
const judge = remembered(validateJobs, (...said) => JSON.stringify(said));

/** A collection against itself, and against the cluster's Region where that is known. */
export function checkCollection(
  part: Part<KnownCluster>,
  region: string | undefined,
  workspaceNames: readonly string[],
): Problem[] {
  const { collection } = part.value;
  if (collection === undefined) return [];
  const target = collection.kind === 'managed-scraper' ? 'managed-scraper' : 'prometheus';
  const jobs = judge(collection.jobs, { target, scrapeInterval: collection.scrapeInterval }).flatMap((finding) =>
    placed(part, ['collection', 'jobs', ...finding.path], finding),
  );
  switch (collection.kind) {
    case 'managed-scraper':
      return [...checkInterval(part, collection), ...checkSubnets(part, collection, region), ...jobs];
    case 'adot':
      return [...checkAdot(part, collection, workspaceNames), ...jobs];
    case 'prometheus-agent':
    case 'prometheus-server':
    case 'prometheus-operator':
    case 'existing-prometheus':
      return [
        ...checkPrometheus(part, collection),
        ...checkDestinations(part, collection.alsoTo, workspaceNames),
        ...jobs,
      ];
  }
}

function checkInterval(part: Part<KnownCluster>, { scrapeInterval }: ManagedScraperCollection): Problem[] {
  if ((parseDuration(scrapeInterval) ?? 0) >= SCRAPER_LIMITS.minIntervalSeconds * 1000) return [];
  return placed(part, ['collection', 'scrapeInterval'], {
    code: 'ConfigScraperInterval',
    got: scrapeInterval,
    expected: `at least ${SCRAPER_LIMITS.minIntervalSeconds}s: the managed scraper scrapes no more often`,
    fix: `write ${SCRAPER_LIMITS.minIntervalSeconds}s or more, or collect with kind 'prometheus-agent'`,
  });
}

function checkSubnets(
  part: Part<KnownCluster>,
  { subnets }: ManagedScraperCollection,
  region: string | undefined,
): Problem[] {
  const problems: Problem[] = [];
  subnets.forEach(({ availabilityZone }, index) => {
    if (region !== undefined && availabilityZone.slice(0, -1) !== region) {
      problems.push(
        ...placed(part, ['collection', 'subnets', index, 'availabilityZone'], {
          code: 'ConfigSubnetRegion',
          got: availabilityZone,
          expected: `a zone of ${region}, the cluster's Region`,
          fix: "name a subnet of the cluster's VPC",
        }),
      );
    }
    problems.push(...checkTwice(part, ['collection', 'subnets'], subnets, index));
  });
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
  if (zones.size < 2) {
    problems.push(
      ...placed(part, ['collection', 'subnets'], {
        code: 'ConfigSubnetZones',
        got: `subnets in ${[...zones].join(', ')} alone`,
        expected: 'subnets in at least 2 availability zones',
        fix: 'add a subnet of another zone',
      }),
    );
  }
  return problems;
}
