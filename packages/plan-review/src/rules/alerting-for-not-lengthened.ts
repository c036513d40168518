import { parseDuration } from '@promontory/vocabulary';
import { readableRules } from '../private/alerting/sides.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** What is broken must be broken for longer before somebody is told. */
export const alertingForNotLengthened: Rule = {
  id: 'alerting/for-not-lengthened',
  severity: 'warning',
  summary: 'An alert waits for longer before it fires.',
  why: 'The time is added to every outage, and what heals within it is never told at all.',
  fix: 'If the alert flaps, try keep_firing_for or a wider window in its expression first.',
  check: ({ changes }) =>
    readableRules(changes).flatMap(({ change, difference: { pairs, renamed } }) => {
      const alerts = [...pairs, ...renamed].filter(([was, is]) => was.kind === 'alert' && was.for !== is.for);
      const open = alerts.filter(
        ([was, is]) => parseDuration(was.for) === undefined || parseDuration(is.for) === undefined,
      );
      const longer = alerts.filter(([was, is]) => (parseDuration(is.for) ?? 0) > (parseDuration(was.for) ?? Infinity));
      const words = (some: typeof alerts): string =>
        list(some.map(([was, is]) => `${is.name} (${was.for} to ${is.for})`));
      return [
        ...(longer.length === 0 ? [] : [say(change, `Alerts fire later: ${words(longer)}.`)]),
        ...(open.length === 0 ? [] : [say(change, `Whether alerts fire later cannot be told: ${words(open)}.`)]),
      ];
    }),
};
