import { stringifyEntries } from '@promontory/yaml-document';
import { stringify } from 'yaml';
import type { ScrapeJob, ScrapeTarget } from './scrape-job.js';

/** A whole scrape configuration. */
export interface ScrapeConfiguration {
  readonly jobs: readonly ScrapeJob[];
  /** @default - the collector's own default */
  readonly scrapeInterval?: string;
  /** Labels on every series: `cluster` keeps clusters apart that share a workspace. */
  readonly externalLabels?: Readonly<Record<string, string>>;
}

// A certificate that the cluster's own authority signed. The managed scraper brings its trust along and knows no
// tls_config; Prometheus must be told.
const CLUSTER_CA = { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' } as const;

const KEY_ORDER: readonly (keyof ScrapeJob)[] = [
  'job_name',
  'scrape_interval',
  'scrape_timeout',
  'scheme',
  'metrics_path',
  'params',
  'honor_labels',
  'honor_timestamps',
  'sample_limit',
  'authorization',
  'bearer_token_file',
  'tls_config',
  'kubernetes_sd_configs',
  'static_configs',
  'relabel_configs',
  'metric_relabel_configs',
];

/** The jobs as Prometheus' `scrape_configs`, keys in one order whoever wrote them. */
export function renderScrapeConfigs(jobs: readonly ScrapeJob[], target: ScrapeTarget): Record<string, unknown>[] {
  return jobs.map((job) => {
    const needsCa = target === 'prometheus' && job.tls_config === undefined && usesClusterToken(job);
    const whole: ScrapeJob = needsCa ? { ...job, tls_config: CLUSTER_CA } : job;
    const known = KEY_ORDER.filter((key) => whole[key] !== undefined).map((key) => [key, whole[key]] as const);
    const others = Object.entries(whole).filter(([key]) => !(KEY_ORDER as readonly string[]).includes(key));
    return Object.fromEntries<unknown>([...known, ...others]);
  });
}

/** The whole configuration as YAML text: plain, never base64. */
export function renderScrapeConfiguration(configuration: ScrapeConfiguration, target: ScrapeTarget): string {
  const { scrapeInterval, externalLabels, jobs } = configuration;
  const global = {
    ...(scrapeInterval === undefined ? {} : { scrape_interval: scrapeInterval }),
    ...(externalLabels === undefined ? {} : { external_labels: { ...externalLabels } }),
  };
  const head = Object.keys(global).length === 0 ? '' : stringify({ global }, YAML);
  return `${head}${stringifyEntries('scrape_configs', renderScrapeConfigs(jobs, target), YAML)}`;
}

const YAML = { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true } as const;

function usesClusterToken({ scheme, authorization }: ScrapeJob): boolean {
  return scheme === 'https' && authorization?.credentials_file.startsWith('/var/run/secrets/kubernetes.io/') === true;
}
