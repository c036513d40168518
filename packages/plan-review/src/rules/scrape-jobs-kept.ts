import { changedScrapes } from '../private/scrape/read-scrape.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Series end, and what asks for them is silent. */
export const scrapeJobsKept: Rule = {
  id: 'scrape/jobs-kept',
  severity: 'error',
  summary: 'A scrape job is removed or renamed.',
  why: 'Its series end. Alerts on them no longer fire, and dashboards show nothing; a rename changes the label job of all of them.',
  fix: 'See which rules and dashboards ask for its metrics; then acknowledge this by name.',
  check: ({ changes }) =>
    changedScrapes(changes).flatMap((sides) => {
      if ('unreadable' in sides)
        return [
          say(
            sides.unreadable,
            'Whether it still scrapes the same cannot be told: its configuration cannot be read.',
            'warning',
          ),
        ];
      const gone = [...sides.before.jobs.keys()].filter((name) => !sides.after.jobs.has(name));
      return gone.length === 0 ? [] : [say(sides.change, `No longer scraped: ${list(gone)}.`)];
    }),
};
