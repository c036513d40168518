import { DEFAULT_PRESETS, type JobEntry, type ScrapeJob } from '@promontory/scrape-config';
import type * as z from 'zod';
import type { AdotCollection, Collection } from '../../environment.js';
import type { collection } from '../schema/collection/index.js';
import { buildDestinations } from './destinations.js';
import { buildExistingPrometheus, buildPrometheus } from './prometheus.js';

type Written = z.infer<typeof collection>;

/** A minute, as AWS's own solution scrapes: half the bill of 30 seconds. */
const SCRAPE_INTERVAL = '60s';

/** All else is for the user to turn on: annotated pods, whose cost is not known here, and what not every cluster has. */
const DEFAULT_JOBS: readonly JobEntry[] = DEFAULT_PRESETS.map((preset) => ({ preset }));

/** A collection with its defaults. OpenCost has its prices scraped, unless somebody says what is. */
export function buildCollection(value: Written, costs?: { readonly kind?: string }): Collection {
  const scrapeInterval = value.scrapeInterval ?? SCRAPE_INTERVAL;
  const defaults = costs?.kind === 'opencost' ? [...DEFAULT_JOBS, { preset: 'opencost' as const }] : DEFAULT_JOBS;
  const jobs = ('jobs' in value ? value.jobs?.map(toEntry) : undefined) ?? defaults;
  switch (value.kind) {
    case 'managed-scraper':
      return {
        kind: value.kind,
        alias: value.alias,
        scraperArn: value.scraperArn,
        adopt: value.adopt,
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
    case 'prometheus-server':
    case 'prometheus-operator':
      return buildPrometheus(value, scrapeInterval, jobs);
    case 'existing-prometheus':
      return buildExistingPrometheus(value, scrapeInterval);
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
function toEntry(entry: NonNullable<Extract<Written, { kind: 'adot' }>['jobs']>[number]): JobEntry {
  return 'custom' in entry ? { custom: entry.custom as unknown as ScrapeJob } : entry;
}
