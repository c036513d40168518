import { list, nested, say, textsOf } from '../private/rule-kit.js';
import { filtersOf, letThrough } from '../private/scrape/filters.js';
import { type Job, keptJobs, readableScrapes } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

/** A job finds less than it did. */
export const scrapeTargetsKept: Rule = {
  id: 'scrape/targets-kept',
  severity: 'warning',
  summary: 'A job looks for fewer targets.',
  why: 'Targets that are not found are not down: up has no series for them, and no alert fires.',
  fix: 'See in another environment which targets are left.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap((sides) =>
      keptJobs(sides).flatMap(({ name, was, is }) => {
        const after = placesOf(is);
        const gone = placesOf(was).filter((one) => !after.includes(one));
        const { values, filters } = letThrough(filtersOf(is, 'relabel_configs'), filtersOf(was, 'relabel_configs'));
        const less = [...gone, ...values, ...[...filters.keys()].map((labels) => `all but some values of ${labels}`)];
        return less.length === 0 ? [] : [say(sides.change, `${name} no longer looks for ${list(less)}.`)];
      }),
    ),
};

/** Where a job looks: addresses, roles and namespaces. */
function placesOf(job: Job): string[] {
  return [
    ...nested(job, 'static_configs').flatMap((one) => textsOf(one, 'targets')),
    ...nested(job, 'kubernetes_sd_configs').flatMap((one) => {
      const role = String(one['role']);
      const names = nested(one, 'namespaces').flatMap((namespaces) => textsOf(namespaces, 'names'));
      return names.length === 0 ? [`${role} of all namespaces`] : names.map((name) => `${role} of ${name}`);
    }),
  ];
}
