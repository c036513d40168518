import { isMapping } from '@promontory/vocabulary';
import { parse } from 'yaml';

/** A scrape configuration in the words of an environment. */
export interface ReadConfiguration {
  /** The label `cluster` of every series; undefined where none is set. */
  readonly label: string | undefined;
  readonly scrapeInterval: string;
  readonly jobs: readonly Readonly<Record<string, unknown>>[];
}

/** The configuration of a scraper, or why an environment cannot say the same. */
export function readConfiguration(text: string): ReadConfiguration | { readonly reason: string } {
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch {
    return { reason: 'its configuration is not YAML' };
  }
  if (!isMapping(parsed) || !Array.isArray(parsed['scrape_configs']) || parsed['scrape_configs'].length === 0) {
    return { reason: 'its configuration has no scrape_configs' };
  }
  const global = isMapping(parsed['global']) ? parsed['global'] : {};
  const labels = isMapping(global['external_labels']) ? global['external_labels'] : {};
  const others = Object.keys(labels).filter((name) => name !== 'cluster');
  if (others.length > 0) {
    return { reason: `its external labels ${others.join(', ')} would be lost: an environment sets 'cluster' alone` };
  }
  const timeout = global['scrape_timeout'];
  const { label = undefined } = typeof labels['cluster'] === 'string' ? { label: labels['cluster'] } : {};
  return {
    label,
    // Prometheus' own default.
    scrapeInterval: typeof global['scrape_interval'] === 'string' ? global['scrape_interval'] : '60s',
    jobs: parsed['scrape_configs']
      .filter((job): job is Record<string, unknown> => isMapping(job))
      .map((job) => (timeout === undefined || 'scrape_timeout' in job ? job : { ...job, scrape_timeout: timeout })),
  };
}
