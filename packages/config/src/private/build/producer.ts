import type { ProducedOptions } from '@promontory/metric-inventory';
import type { JobEntry } from '@promontory/scrape-config';
import type { Collection, CollectorSettings } from '../../environment.js';
import { type KnownCluster, workspacesOf } from './cluster.js';
import { workspacesOfCollector } from './collector.js';

/** What is scraped, in the words of `producedBy`. */
export type Brought = readonly [jobs: readonly JobEntry[], options: ProducedOptions];

/** Whoever writes to workspaces, a cluster or a collector, as rules and dashboards see it. */
export interface Producer {
  /** The keys of those that it writes to. */
  readonly workspaces: readonly string[];
  /** How often it scrapes. Undefined when it is itself wrong. */
  readonly scrapeInterval: string | undefined;
  /** Undefined when it is itself wrong. */
  readonly brings: Brought | undefined;
}

/** All that write. */
export function producersOf(
  clusters: readonly KnownCluster[],
  collectors: readonly CollectorSettings[],
): readonly Producer[] {
  return [
    ...clusters.map((cluster) => ({
      workspaces: workspacesOf(cluster),
      scrapeInterval: cluster.collection?.scrapeInterval,
      brings: cluster.collection && broughtBy(cluster.collection),
    })),
    ...collectors.map((collector) => ({
      workspaces: workspacesOfCollector(collector),
      scrapeInterval: collector.scrapeInterval,
      brings: broughtFromHosts(collector),
    })),
  ];
}

/** What a collection in a cluster brings. */
export function broughtBy(collection: Collection): Brought {
  switch (collection.kind) {
    case 'managed-scraper':
      return [collection.jobs, { flags: flagsOf(collection.exporters !== 'existing') }];
    case 'adot':
      return [
        [...collection.jobs, ...rawJobs(collection.values, ['config', 'alternateConfig'])],
        { flags: flagsOf(collection.exporters !== 'existing'), also: itself(collection) },
      ];
    case 'prometheus-operator':
    case 'existing-prometheus':
      // Monitors in the cluster, and what a release that is there scrapes, may bring anything.
      return [[...collection.jobs, UNKNOWN], { flags: 'unknown' }];
    case 'prometheus-agent':
    case 'prometheus-server':
      return [
        [...collection.jobs, ...rawJobs(collection.values, ['serverFiles', 'extraScrapeConfigs', 'scrapeConfigs'])],
        { flags: flagsOf(!isTouched(collection.values, ['kube-state-metrics', 'prometheus-node-exporter'])) },
      ];
  }
}

/** What a collector outside of Kubernetes brings: its jobs are its users' own, and tasks that it finds may have anything. */
function broughtFromHosts(collector: CollectorSettings): Brought {
  const jobs = collector.jobs.map((custom): JobEntry => ({ custom }));
  switch (collector.kind) {
    case 'ec2-prometheus':
      return [jobs, {}];
    case 'ec2-adot':
      return [jobs, { also: itself(collector) }];
    case 'ecs-service':
    case 'ecs-sidecar':
      return [[...jobs, UNKNOWN], { also: itself(collector) }];
  }
}

const itself = ({ selfMetrics }: { readonly selfMetrics: boolean }): ['otel-collector'] | [] =>
  selfMetrics ? ['otel-collector'] : [];

/** Raw values of a chart may scrape anything. */
function rawJobs(values: Readonly<Record<string, unknown>>, keys: readonly string[]): JobEntry[] {
  return isTouched(values, keys) ? [UNKNOWN] : [];
}

/** A job of which nothing is known. */
const UNKNOWN: JobEntry = { custom: { job_name: 'unknown' } };

const isTouched = (values: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean =>
  keys.some((key) => key in values);

const flagsOf = (isOurs: boolean): 'as-they-come' | 'unknown' => (isOurs ? 'as-they-come' : 'unknown');
