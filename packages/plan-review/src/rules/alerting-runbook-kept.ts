import { readableRules } from '../private/alerting/sides.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Who is woken up does not know what to do. */
export const alertingRunbookKept: Rule = {
  id: 'alerting/runbook-kept',
  severity: 'info',
  summary: 'An alert loses its runbook or its words.',
  why: 'At night the link in the alert is where somebody begins.',
  fix: 'Keep runbook_url, summary and description, or put better ones in their place.',
  check: ({ changes }) =>
    readableRules(changes).flatMap(({ change, difference: { pairs, renamed } }) => {
      const gone = [...pairs, ...renamed].flatMap(([was, is]) =>
        ['runbook_url', 'summary', 'description']
          .filter((key) => Object.hasOwn(was.annotations, key) && !Object.hasOwn(is.annotations, key))
          .map((key) => `${is.name} (${key})`),
      );
      return gone.length === 0 ? [] : [say(change, `Alerts lose what helps: ${list(gone)}.`)];
    }),
};
