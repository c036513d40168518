import { type Finding, parseDuration, type Path } from '@promontory/vocabulary';
import type { ScraperLimits } from '../limits.js';
import type { ScrapeJob } from '../scrape-job.js';
import type { ValidateJobsOptions } from '../validate-jobs.js';

/** Durations are well formed, long enough for the collector, and a timeout fits into its interval. */
export function checkIntervals(
  job: ScrapeJob,
  at: Path,
  options: ValidateJobsOptions,
  limits: ScraperLimits,
): Finding[] {
  const findings: Finding[] = [];
  for (const key of ['scrape_interval', 'scrape_timeout'] as const) {
    const text = job[key];
    if (text !== undefined && !parseDuration(text)) {
      findings.push({
        code: 'ScrapeConfigDuration',
        path: [...at, key],
        got: JSON.stringify(text),
        expected: "a duration such as '30s' or '1m30s', above zero",
        fix: 'write a number and a unit (ms, s, m, h, d)',
      });
    }
  }
  if (findings.length > 0) return findings;

  const interval = parseDuration(job.scrape_interval ?? options.scrapeInterval) ?? 0;
  const shortest = limits.minIntervalSeconds * 1000;
  if (options.target === 'managed-scraper' && job.scrape_interval !== undefined && interval < shortest) {
    findings.push({
      code: 'ScrapeConfigInterval',
      path: [...at, 'scrape_interval'],
      got: job.scrape_interval,
      expected: `at least ${limits.minIntervalSeconds}s on the managed scraper`,
      fix: `write ${limits.minIntervalSeconds}s or more, or collect this cluster with kind 'prometheus-agent'`,
    });
  }
  const timeout = job.scrape_timeout === undefined ? undefined : parseDuration(job.scrape_timeout);
  if (timeout !== undefined && timeout > interval) {
    findings.push({
      code: 'ScrapeConfigTimeout',
      path: [...at, 'scrape_timeout'],
      got: `${job.scrape_timeout}, longer than the interval of ${job.scrape_interval ?? options.scrapeInterval}`,
      expected: 'a timeout of at most the interval',
      fix: 'shorten the timeout',
    });
  }
  return findings;
}
