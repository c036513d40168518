import { didYouMean, type Finding, type Path } from '@promontory/vocabulary';
import type { ScrapeJob, ScrapeTarget } from '../scrape-job.js';

type Kind = 'string' | 'boolean' | 'number' | 'list' | 'mapping';

/** Keys of a job that every collector runs. */
const COMMON: Readonly<Record<string, Kind>> = {
  job_name: 'string',
  scrape_interval: 'string',
  scrape_timeout: 'string',
  metrics_path: 'string',
  scheme: 'string',
  params: 'mapping',
  honor_labels: 'boolean',
  honor_timestamps: 'boolean',
  sample_limit: 'number',
  authorization: 'mapping',
  bearer_token_file: 'string',
  kubernetes_sd_configs: 'list',
  static_configs: 'list',
  relabel_configs: 'list',
  metric_relabel_configs: 'list',
};
/** Keys that Prometheus knows and the managed scraper does not. */
const PROMETHEUS_ONLY: Readonly<Record<string, Kind>> = {
  tls_config: 'mapping',
  basic_auth: 'mapping',
  oauth2: 'mapping',
  follow_redirects: 'boolean',
  enable_http2: 'boolean',
  body_size_limit: 'string',
  label_limit: 'number',
  label_name_length_limit: 'number',
  label_value_length_limit: 'number',
  target_limit: 'number',
  enable_compression: 'boolean',
  scrape_protocols: 'list',
  file_sd_configs: 'list',
  dns_sd_configs: 'list',
  http_sd_configs: 'list',
  ec2_sd_configs: 'list',
};

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null ? 'nothing' : typeof value === 'object' ? 'mapping' : typeof value;

/** The keys of a custom job and their kinds. */
export function checkShape(job: ScrapeJob, at: Path, target: ScrapeTarget): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, path: Path, got: string, expected: string, fix: string): void => {
    findings.push({ code, path: [...at, ...path], got, expected, fix });
  };
  if (kindOf(job) !== 'mapping') {
    say(
      'ScrapeConfigKind',
      [],
      `a ${kindOf(job)}`,
      'a Prometheus scrape_config',
      "write a mapping with 'job_name' and its targets",
    );
    return findings;
  }
  const allowed = target === 'prometheus' ? { ...COMMON, ...PROMETHEUS_ONLY } : COMMON;
  for (const [key, value] of Object.entries(job)) {
    const kind = allowed[key];
    if (kind === undefined) {
      if (Object.hasOwn(PROMETHEUS_ONLY, key)) {
        say(
          'ScrapeConfigUnsupported',
          [key],
          `the key ${key}`,
          'what the managed scraper supports: Kubernetes discovery, IP addresses, the service-account token',
          "remove it, or collect this cluster with kind 'prometheus-agent'",
        );
        continue;
      }
      const near = didYouMean(key, Object.keys(allowed));
      say(
        'ScrapeConfigUnknownKey',
        [key],
        `the unknown key ${key}`,
        'a key of scrape_config',
        near === undefined ? 'remove it' : `did you mean ${near}?`,
      );
    } else if (kindOf(value) !== kind) {
      say('ScrapeConfigKind', [key], `a ${kindOf(value)}`, `a ${kind}`, `write ${key} as a ${kind}`);
    }
  }
  if (job.job_name === undefined || job.job_name === '') {
    say('ScrapeConfigJobName', [], 'a job without a name', "a 'job_name'", "add 'job_name'");
  }
  if (job.scheme !== undefined && !['http', 'https'].includes(job.scheme)) {
    say('ScrapeConfigScheme', ['scheme'], String(job.scheme), 'http or https', 'write one of the two');
  }
  return findings;
}
