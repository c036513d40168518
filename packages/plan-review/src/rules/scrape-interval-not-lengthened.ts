import { parseDuration } from '@promontory/vocabulary';
import { list, say } from '../private/rule-kit.js';
import { intervalOf, keptJobs, readableScrapes } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

/** Windows that held four samples hold one. */
export const scrapeIntervalNotLengthened: Rule = {
  id: 'scrape/interval-not-lengthened',
  severity: 'warning',
  summary: 'A job scrapes less often.',
  why: 'A rate needs two samples in its window, and four to be steady. With too few it is empty, and alerts on it are silent.',
  fix: 'Widen the windows of rules first: four times the interval at least.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap((sides) => {
      const slower = keptJobs(sides).flatMap(({ name, was, is }) => {
        const [before, after] = [parseDuration(intervalOf(was)), parseDuration(intervalOf(is))];
        return before === undefined || after === undefined || after <= before
          ? []
          : [`${name} (${intervalOf(was)} to ${intervalOf(is)})`];
      });
      return slower.length === 0 ? [] : [say(sides.change, `Scraped less often: ${list(slower)}.`)];
    }),
};
