import type { Finding } from '@promontory/vocabulary';
import { type JobEntry, resolveJobs } from './job-entry.js';
import { type ScraperLimits, SCRAPER_LIMITS } from './limits.js';
import { checkAuthorization } from './private/check-authorization.js';
import { checkDiscovery } from './private/check-discovery.js';
import { checkIntervals } from './private/check-intervals.js';
import { checkRelabelRules } from './private/check-relabel-rules.js';
import { checkRegex } from './private/check-regex.js';
import { checkShape } from './private/check-shape.js';
import { checkTargets } from './private/check-targets.js';
import type { ScrapeTarget } from './scrape-job.js';

/** What the jobs are judged against. */
export interface ValidateJobsOptions {
  readonly target: ScrapeTarget;
  /** The interval of jobs that set none. */
  readonly scrapeInterval: string;
  /** @default SCRAPER_LIMITS */
  readonly limits?: ScraperLimits;
}

/** Everything wrong with a list of jobs, at paths relative to the list. */
export function validateJobs(entries: readonly JobEntry[], options: ValidateJobsOptions): Finding[] {
  const limits = options.limits ?? SCRAPER_LIMITS;
  const findings = entries.flatMap((entry, index): Finding[] => {
    if ('custom' in entry) {
      const at = [index, 'custom'];
      const shape = [
        ...checkShape(entry.custom, at, options.target),
        ...checkDiscovery(entry.custom, at, options.target),
        ...checkAuthorization(entry.custom, at, options.target),
      ];
      // What has not the right shape cannot be looked into.
      if (shape.length > 0) return shape;
      return [
        ...checkIntervals(entry.custom, at, options, limits),
        ...checkTargets(entry.custom, at, options.target),
        ...checkRelabelRules(entry.custom.relabel_configs ?? [], [...at, 'relabel_configs']),
        ...checkRelabelRules(entry.custom.metric_relabel_configs ?? [], [...at, 'metric_relabel_configs']),
      ];
    }
    const [job] = resolveJobs([entry], options.target);
    const patterns = (['keepMetrics', 'dropMetrics'] as const).flatMap((key) =>
      (entry[key] ?? []).flatMap((regex, position) => checkRegex(regex, [index, key, position])),
    );
    const intervals = job === undefined ? [] : checkIntervals(job, [index], options, limits);
    return [...intervals.map((finding) => ({ ...finding, path: presetPath(finding.path) })), ...patterns];
  });
  return [...findings, ...duplicateNames(entries)];
}

// A preset's interval is written as `scrapeInterval`, a custom job's as `scrape_interval`.
function presetPath(path: Finding['path']): Finding['path'] {
  return path.map((part) => (part === 'scrape_interval' ? 'scrapeInterval' : part));
}

function duplicateNames(entries: readonly JobEntry[]): Finding[] {
  const first = new Map<string, number>();
  return entries.flatMap((entry, index) => {
    const name = 'custom' in entry ? entry.custom.job_name : entry.preset;
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return [];
    }
    return [
      {
        code: 'ScrapeConfigDuplicateJob',
        path: 'custom' in entry ? [index, 'custom', 'job_name'] : [index, 'preset'],
        got: `a second job ${JSON.stringify(name)} (the first is number ${earlier + 1})`,
        expected: 'each job name once',
        fix: 'rename or remove one of the two',
      },
    ];
  });
}
