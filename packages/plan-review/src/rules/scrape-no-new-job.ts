import { list, say } from '../private/rule-kit.js';
import { readableScrapes } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

/** More is collected, and paid for. */
export const scrapeNoNewJob: Rule = {
  id: 'scrape/no-new-job',
  severity: 'info',
  summary: 'A scrape job is added.',
  why: 'Every series of every target is paid for by the sample. A job that finds all pods finds those of next year as well.',
  fix: 'Count first: scrape_samples_post_metric_relabeling tells, target by target.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap(({ change, before, after }) => {
      const fresh = [...after.jobs.keys()].filter((name) => !before.jobs.has(name));
      return fresh.length === 0 ? [] : [say(change, `Newly scraped: ${list(fresh)}.`)];
    }),
};
