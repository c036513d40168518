import type { Routing } from '../private/alerting/read-routes.js';
import { readableRoutes } from '../private/alerting/sides.js';
import { say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Alerts are accepted, grouped, and thrown away. */
export const alertingRouteDelivers: Rule = {
  id: 'alerting/route-delivers',
  severity: 'error',
  summary: 'A route newly ends at a receiver that tells nobody.',
  why: 'A receiver without a destination is valid: the alert manager shows the alerts, and sends them nowhere.',
  fix: 'Give the receiver a topic, or lead the route to one that has.',
  check: ({ changes }) =>
    readableRoutes(changes).flatMap(({ change, before, after }) => {
      const dead = (routing: Routing): string[] =>
        [...routing.routes].filter(([, { delivers }]) => !delivers).map(([label]) => label);
      const known = dead(before);
      return dead(after)
        .filter((label) => !known.includes(label))
        .map((label) => {
          const receiver = after.routes.get(label)?.receiver ?? '';
          return say(
            change,
            before.routes.has(label)
              ? `${label}: now go to ${receiver}, which delivers nowhere.`
              : `The new route of ${label} leads to ${receiver}, which delivers nowhere.`,
          );
        });
    }),
};
