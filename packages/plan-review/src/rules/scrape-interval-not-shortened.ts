import { parseDuration } from '@promontory/vocabulary';
import { list, say } from '../private/rule-kit.js';
import { intervalOf, keptJobs, readableScrapes } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

/** The same series, more often, for more money. */
export const scrapeIntervalNotShortened: Rule = {
  id: 'scrape/interval-not-shortened',
  severity: 'warning',
  summary: 'A job scrapes more often.',
  why: 'Samples are what is paid for: half the interval is twice the bill of that job.',
  fix: 'Shorten the interval of the job that needs it, not the one that all inherit.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap((sides) => {
      const jobs = keptJobs(sides).map(({ name, was, is }) => ({ name, was: intervalOf(was), is: intervalOf(is) }));
      const ratio = ({ was, is }: (typeof jobs)[number]): number =>
        (parseDuration(was) ?? NaN) / (parseDuration(is) ?? NaN);
      const faster = jobs
        .filter((job) => ratio(job) > 1)
        .map((job) => `${job.name} (${job.was} to ${job.is}, ${ratio(job).toFixed(1)} times the samples)`);
      const open = jobs.filter((job) => job.was !== job.is && Number.isNaN(ratio(job))).map(({ name }) => name);
      return [
        ...(faster.length === 0 ? [] : [say(sides.change, `Scraped more often: ${list(faster)}.`)]),
        ...(open.length === 0
          ? []
          : [say(sides.change, `Whether these are scraped more often cannot be told: ${list(open)}.`)]),
      ];
    }),
};
