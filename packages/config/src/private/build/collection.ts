import { type JobEntry, PRESET_NAMES, type ScrapeJob } from '@promontory/scrape-config';
import type * as z from 'zod';
import type { AdotCollection, Collection } from '../../environment.js';
import type { collection } from '../schema/collection/index.js';
import { buildDestinations } from './destinations.js';

type Written = z.infer<typeof collection>;

/** A minute, as AWS's own solution scrapes: half the bill of 30 seconds. */
const SCRAPE_INTERVAL = '60s';

/** Annotated pods are for the user to turn on: what they expose, and cost, is not known here. */
const DEFAULT_JOBS: readonly JobEntry[] = PRESET_NAMES.filter((preset) => preset !== 'pods').map((preset) => ({
  preset,
}));

/** A collection with its defaults. */
export function buildCollection(value: Written): Collection {
  const scrapeInterval = value.scrapeInterval ?? SCRAPE_INTERVAL;
  const jobs = value.jobs?.map(toEntry) ?? DEFAULT_JOBS;
  switch (value.kind) {
    case 'managed-scraper':
      return {
        kind: value.kind,
        alias: value.alias,
        scraperArn: value.scraperArn,
        subnets: value.subnets,
        securityGroupIds: value.securityGroupIds,
        nodeSecurityGroupIds: value.nodeSecurityGroupIds ?? [],
        exporters: value.exporters ?? 'eks-addons',
        scrapeInterval,
        jobs,
        logging: value.logging && {
          components: value.logging.components ?? [],
          retentionDays: value.logging.retentionDays,
          kmsKeyArn: value.logging.kmsKeyArn,
        },
      };
    case 'adot':
      return buildAdot(value, scrapeInterval, jobs);
    case 'prometheus-agent':
      return {
        kind: value.kind,
        alsoTo: buildDestinations(value.alsoTo),
        namespace: value.namespace ?? 'prometheus',
        createNamespace: value.createNamespace ?? true,
        serviceAccount: value.serviceAccount ?? 'amp-iamproxy-ingest-service-account',
        identity: value.identity ?? 'irsa',
        podIdentityAgent:
          value.identity === 'pod-identity' ? (value.podIdentityAgent ?? 'eks-addon') : value.podIdentityAgent,
        scrapeInterval,
        jobs,
        remoteWrite: {
          maxSamplesPerSend: value.remoteWrite?.maxSamplesPerSend,
          maxShards: value.remoteWrite?.maxShards,
          capacity: value.remoteWrite?.capacity,
        },
        resources: value.resources as Readonly<Record<string, Readonly<Record<string, string>>>> | undefined,
        storage: value.storage,
        chart: { version: value.chart?.version, repository: value.chart?.repository },
        values: value.values ?? {},
      };
  }
}

function buildAdot(
  value: Extract<Written, { kind: 'adot' }>,
  scrapeInterval: string,
  jobs: readonly JobEntry[],
): AdotCollection {
  const { queue, memoryLimiter, chart, image } = value;
  return {
    kind: value.kind,
    mode: value.mode ?? 'deployment',
    shards: value.shards,
    replicas: value.replicas,
    alsoTo: buildDestinations(value.alsoTo),
    namespace: value.namespace ?? 'adot-col',
    createNamespace: value.createNamespace ?? true,
    serviceAccount: value.serviceAccount ?? 'amp-iamproxy-ingest-service-account',
    exporters: value.exporters ?? 'eks-addons',
    scrapeInterval,
    jobs,
    queue: { batches: queue?.batches, parallelRequests: queue?.parallelRequests, retryFor: queue?.retryFor },
    memoryLimiter: {
      limitPercentage: memoryLimiter?.limitPercentage,
      spikePercentage: memoryLimiter?.spikePercentage,
    },
    resources: value.resources as AdotCollection['resources'],
    selfMetrics: value.selfMetrics ?? true,
    chart: { version: chart?.version, repository: chart?.repository },
    image: { repository: image?.repository, tag: image?.tag, digest: image?.digest },
    values: value.values ?? {},
  };
}

// A custom job is checked key by key by validateJobs, which knows what each collector takes.
function toEntry(entry: NonNullable<Written['jobs']>[number]): JobEntry {
  return 'custom' in entry ? { custom: entry.custom as unknown as ScrapeJob } : entry;
}
