import { isMapping } from '@promontory/vocabulary';
import { readValue } from '@promontory/yaml-document';
import { pipelinesOf } from './pipelines.js';

/** One scrape job, as it is written. */
export type Job = Readonly<Record<string, unknown>>;

/** Where samples go, and how. */
export interface Write {
  readonly url: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What a collector is told, whichever chart, operator or distribution takes it. */
export interface Collector {
  /** What jobs are given that do not say it, in Prometheus' own words: interval, timeout, labels. */
  readonly global: Readonly<Record<string, unknown>>;
  readonly jobs: readonly (readonly [name: string, job: Job])[];
  readonly writes: readonly Write[];
  /** The document without jobs and writes. */
  readonly rest: unknown;
}

// Prometheus itself and ADOT, the operator's Prometheus, and the chart of prometheus-community, as a text.
const JOBS: readonly string[] = ['scrape_configs', 'additionalScrapeConfigs', 'extraScrapeConfigs'];
const WRITES: readonly string[] = ['remoteWrite', 'remote_write'];

/** Takes a document of values or a configuration apart. A document of something else has no jobs, and is its own rest. */
export function collectorIn(document: unknown): Collector {
  const found = { global: {}, jobs: [] as [string, Job][], writes: [] as Write[] };
  const rest = walk(document, '', found);
  return { ...found, rest };
}

function walk(
  tree: unknown,
  at: string,
  found: { global: Collector['global']; readonly jobs: [string, Job][]; readonly writes: Write[] },
): unknown {
  if (Array.isArray(tree)) return tree.map((item) => walk(item, '', found));
  if (!isMapping(tree)) return tree;
  const pipelines = pipelinesOf(tree);
  for (const write of pipelines?.writes ?? []) {
    found.writes.push(write);
    found.global = { ...labelsOf(write.settings['external_labels']), ...found.global };
  }
  if (at === 'global') found.global = { ...tree, ...found.global };
  if (at === 'prometheusSpec') found.global = { ...ofOperator(tree), ...found.global };
  return Object.fromEntries(
    Object.entries(pipelines?.rest ?? tree).flatMap(([key, value]) => {
      const jobs = JOBS.includes(key) ? jobsIn(value) : undefined;
      const writes = WRITES.includes(key) ? writesIn(value) : undefined;
      found.jobs.push(...(jobs ?? []));
      found.writes.push(...(writes ?? []));
      return jobs !== undefined || writes !== undefined ? [] : [[key, walk(value, key, found)]];
    }),
  );
}

function ofOperator({ scrapeInterval, scrapeTimeout, externalLabels }: Job): Collector['global'] {
  return {
    ...(scrapeInterval === undefined ? {} : { scrape_interval: scrapeInterval }),
    ...(scrapeTimeout === undefined ? {} : { scrape_timeout: scrapeTimeout }),
    ...labelsOf(externalLabels),
  };
}

function labelsOf(labels: unknown): Collector['global'] {
  return isMapping(labels) ? { external_labels: labels } : {};
}

function jobsIn(value: unknown): [string, Job][] | undefined {
  const list = typeof value === 'string' ? readValue(value) : value;
  if (!Array.isArray(list) || !list.every((job) => isMapping(job) && job['job_name'] !== undefined)) return undefined;
  return (list as Job[]).map((job) => [String(job['job_name']), job]);
}

function writesIn(value: unknown): Write[] | undefined {
  if (!Array.isArray(value) || !value.every((one) => isMapping(one) && typeof one['url'] === 'string'))
    return undefined;
  return (value as Job[]).map(({ url, ...settings }) => ({ url: String(url), settings }));
}
