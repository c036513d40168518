import { parseDuration } from '@promontory/vocabulary';
import { readableRoutes } from '../private/alerting/sides.js';
import { say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** What Alertmanager does where a route says nothing (its documentation, 0.28). */
const DEFAULTS = { group_wait: '30s', group_interval: '5m', repeat_interval: '4h' } as const;

/** Who is told is told later, or less often. */
export const alertingNotificationNotDelayed: Rule = {
  id: 'alerting/notification-not-delayed',
  severity: 'warning',
  summary: 'Notifications wait for longer, or are repeated less often.',
  why: 'Every first page waits for group_wait; a page that was missed comes again only after repeat_interval.',
  fix: 'Keep group_wait under a minute for what wakes somebody up, repeat_interval at some hours.',
  check: ({ changes }) =>
    readableRoutes(changes).flatMap(({ change, before, after }) =>
      [...after.routes].flatMap(([label, is]) => {
        const was = before.routes.get(label);
        if (was === undefined) return [];
        const slower = (Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]).flatMap((key) => {
          const [old, now] = [was.timing[key] ?? DEFAULTS[key], is.timing[key] ?? DEFAULTS[key]];
          return (parseDuration(now) ?? Infinity) > (parseDuration(old) ?? Infinity) ? [`${key} ${old} to ${now}`] : [];
        });
        return slower.length === 0 ? [] : [say(change, `${label}: ${slower.join(', ')}.`)];
      }),
    ),
};
