import { list, numberOf, say } from '../private/rule-kit.js';
import { type Job, keptJobs, readableScrapes } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

const LIMITS = ['sample_limit', 'target_limit', 'label_limit', 'label_name_length_limit', 'label_value_length_limit'];

/** One target may again bring as many series as it likes. */
export const scrapeLimitsKept: Rule = {
  id: 'scrape/limits-kept',
  severity: 'warning',
  summary: 'A limit of a scrape job is raised or removed.',
  why: 'The limit is what turns a target that explodes into one target that is down, where it would be the whole workspace.',
  fix: 'Look at the series of its targets, and set the limit at twice that.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap((sides) =>
      keptJobs(sides).flatMap(({ name, was, is }) => {
        const raised = LIMITS.flatMap((key) => {
          const [before, after] = [limitOf(was, key), limitOf(is, key)];
          return after > before ? [`${key} ${before} to ${after === Infinity ? 'none' : after}`] : [];
        });
        return raised.length === 0 ? [] : [say(sides.change, `${name}: ${list(raised)}.`)];
      }),
    ),
};

// 0, and nothing at all, mean that there is none.
function limitOf(job: Job, key: string): number {
  return numberOf(job, key) || Infinity;
}
