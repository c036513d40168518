import { list, say } from '../private/rule-kit.js';
import { filtersOf, letThrough } from '../private/scrape/filters.js';
import { keptJobs, readableScrapes } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

const SWITCHES = [
  'scrape_classic_histograms',
  'always_scrape_classic_histograms',
  'scrape_native_histograms',
  'convert_classic_histograms_to_nhcb',
];

/** Every label of a histogram is there once for every bucket. */
export const scrapeHistogramsNotKept: Rule = {
  id: 'scrape/histograms-not-kept',
  severity: 'warning',
  summary: 'A job newly keeps buckets of histograms.',
  why: 'A histogram has a series for every bucket: ten to thirty times what its count and sum are.',
  fix: 'Keep the buckets of the one histogram that a rule asks for.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap((sides) =>
      keptJobs(sides).flatMap(({ name, was, is }) => {
        const buckets = letThrough(filtersOf(was), filtersOf(is)).values.filter((one) => one.includes('bucket'));
        const switched = SWITCHES.filter((key) => was[key] !== true && is[key] === true);
        const more = [...buckets, ...switched];
        return more.length === 0 ? [] : [say(sides.change, `${name} now keeps buckets: ${list(more)}.`)];
      }),
    ),
};
