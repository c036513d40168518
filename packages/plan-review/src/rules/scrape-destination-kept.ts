import { targetsOf, workspaceOf } from '../private/scrape/destinations.js';
import { COLLECTOR_TYPES } from '../private/scrape/read-scrape.js';
import { isKept, isOpen, list, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Samples go somewhere else from now on. */
export const scrapeDestinationKept: Rule = {
  id: 'scrape/destination-kept',
  severity: 'error',
  summary: 'A collector no longer writes to a workspace.',
  why: 'Rules and dashboards of that workspace see its series end, and the history stays where it was.',
  fix: 'Write to both for as long as the history is needed; an agent can, a managed scraper needs a second one.',
  check: ({ changes }) =>
    ofType(changes, ...COLLECTOR_TYPES)
      .filter(isKept)
      .flatMap((change) => {
        const [before, after] = [targetsOf(change.type, change.before), targetsOf(change.type, change.after)];
        const now = after.map(workspaceOf);
        const gone = before.filter((target) => !now.includes(workspaceOf(target)));
        if (gone.length === 0) return [];
        // What is there on both sides is not what the lost one may have become.
        const known = before.map(workspaceOf);
        const fresh = after.filter((target) => !known.includes(workspaceOf(target)));
        return fresh.some(isOpen) && !gone.every(isOpen)
          ? [say(change, `Whether it still writes to ${list(gone)} cannot be told before apply.`, 'warning')]
          : [say(change, `It no longer writes to ${list(gone)}.`)];
      }),
};
