import { list, say } from '../private/rule-kit.js';
import { filtersOf, letThrough } from '../private/scrape/filters.js';
import { keptJobs, readableScrapes } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

/** Metrics that nobody asks for are stored and paid for. */
export const scrapeAllowListKept: Rule = {
  id: 'scrape/allow-list-kept',
  severity: 'warning',
  summary: 'A job keeps more metrics than it did.',
  why: 'One line of relabelling is what stands between a job and ten times its series.',
  fix: 'Name the metrics that are needed, and count them first.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap((sides) =>
      keptJobs(sides).flatMap(({ name, was, is }) => {
        const { values, filters } = letThrough(filtersOf(was), filtersOf(is));
        const more = [
          ...[...filters].map(([labels, amount]) =>
            labels === '__name__'
              ? `everything, where ${amount} of the names were kept`
              : `any ${labels}, where ${amount} of its values were kept`,
          ),
          // Buckets have a rule of their own.
          ...values.filter((one) => !one.includes('bucket')),
        ];
        return more.length === 0 ? [] : [say(sides.change, `${name} now keeps ${list(more)}.`)];
      }),
    ),
};
