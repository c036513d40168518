import { ConfigurationError, isConcrete } from '@promontory/core';
import { SCRAPER_LIMITS } from '@promontory/scrape-config';
import { formatDuration, parseDuration } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { VpcScrapeJob, VpcScraperProps } from '../vpc-scraper.js';

/** What AMP's API would refuse after the plan was read and approved. */
export function checkVpcProps(scope: IConstruct, props: VpcScraperProps): void {
  const { alias, subnetIds, securityGroupIds, jobs, scrapeInterval = '60s' } = props;
  const refuse = (code: string, got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(`VpcScraper${code}`, { got, expected, fix }, scope);
  };

  if (isConcrete(alias) && !/^[0-9A-Za-z][-.0-9A-Z_a-z]{0,99}$/.test(alias)) {
    refuse('Alias', alias, "1 to 100 letters, digits, '.', '_' and '-', the first a letter or digit", "change 'alias'");
  }
  for (const [name, ids] of Object.entries({ subnetIds, securityGroupIds })) {
    if (new Set(ids).size !== ids.length || ids.length < 1 || ids.length > 5) {
      refuse('Network', `${name} [${ids.join(', ')}]`, '1 to 5, each once', `change '${name}'`);
    }
  }
  const shortest = SCRAPER_LIMITS.minIntervalSeconds * 1000;
  const interval = parseDuration(scrapeInterval);
  if (interval === undefined || interval < shortest) {
    refuse('Interval', scrapeInterval, `at least ${formatDuration(shortest)}`, "lengthen 'scrapeInterval'");
  }
  const names = jobs.map(({ name }) => name);
  if (jobs.length === 0 || new Set(names).size !== names.length) {
    refuse(
      'Jobs',
      names.length === 0 ? 'no jobs' : names.join(', '),
      "at least one, each 'name' once",
      "change 'jobs'",
    );
  }
  for (const job of jobs) {
    const wrong = problemOf(job);
    if (wrong !== undefined)
      refuse('Jobs', `the job ${job.name}: ${wrong}`, 'DNS names and a port from 1 to 65535', "change 'jobs'");
  }
}

function problemOf({ dnsNames, port }: VpcScrapeJob): string | undefined {
  if (dnsNames.length === 0) return 'no names';
  const odd = dnsNames.find((name) => isConcrete(name) && !/^[\w-]+(\.[\w-]+)*\.?$/.test(name));
  if (odd !== undefined) return odd;
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? undefined : `port ${port}`;
}
