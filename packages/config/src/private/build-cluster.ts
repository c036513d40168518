import { type JobEntry, PRESET_NAMES, type ScrapeJob } from '@promontory/scrape-config';
import type * as z from 'zod';
import type { ClusterSettings, Collection } from '../environment.js';
import type { cluster } from './schema/cluster.js';

type Cluster = z.infer<typeof cluster>;

/** A minute, as AWS's own solution scrapes: half the bill of 30 seconds. */
const SCRAPE_INTERVAL = '60s';

/** Annotated pods are for the user to turn on: what they expose, and cost, is not known here. */
const DEFAULT_JOBS: readonly JobEntry[] = PRESET_NAMES.filter((preset) => preset !== 'pods').map((preset) => ({
  preset,
}));

/** A cluster with its defaults. */
export function buildCluster(value: Cluster, region: string, onlyWorkspace: string | undefined): ClusterSettings {
  return {
    name: value.name,
    label: value.label ?? value.name,
    region: value.region ?? region,
    workspace: value.workspace ?? onlyWorkspace ?? '',
    authenticationMode: value.authenticationMode ?? 'API_AND_CONFIG_MAP',
    attributes: value.attributes,
    collection: buildCollection(value.collection),
  };
}

function buildCollection(value: Cluster['collection']): Collection {
  const scrapeInterval = value.scrapeInterval ?? SCRAPE_INTERVAL;
  const jobs = value.jobs?.map(toEntry) ?? DEFAULT_JOBS;
  if (value.kind === 'managed-scraper') {
    return {
      kind: value.kind,
      alias: value.alias,
      subnets: value.subnets,
      securityGroupIds: value.securityGroupIds,
      nodeSecurityGroupIds: value.nodeSecurityGroupIds ?? [],
      exporters: value.exporters ?? 'eks-addons',
      scrapeInterval,
      jobs,
    };
  }
  return {
    kind: value.kind,
    namespace: value.namespace ?? 'prometheus',
    createNamespace: value.createNamespace ?? true,
    serviceAccount: value.serviceAccount ?? 'amp-iamproxy-ingest-service-account',
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

// A custom job is checked key by key by validateJobs, which knows what each collector takes.
function toEntry(entry: NonNullable<Cluster['collection']['jobs']>[number]): JobEntry {
  return 'custom' in entry ? { custom: entry.custom as unknown as ScrapeJob } : entry;
}
