import { readableRoutes } from '../private/alerting/sides.js';
import { say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** At some hours nobody is told. */
export const alertingNoNewSilence: Rule = {
  id: 'alerting/no-new-silence',
  severity: 'warning',
  summary: 'A route is newly mute at times.',
  why: 'An alert that fires in that time is not sent later either, unless it still fires when the time is over.',
  fix: 'Let critical alerts through at any time; mute the others.',
  check: ({ changes }) =>
    readableRoutes(changes).flatMap(({ change, before, after }) =>
      [...after.routes].flatMap(([label, { muted }]) => {
        const known = before.routes.get(label)?.muted ?? [];
        const fresh = muted.filter((time) => !known.includes(time));
        return fresh.length === 0 ? [] : [say(change, `${label}: silent now during ${fresh.join(', ')}.`)];
      }),
    ),
};
