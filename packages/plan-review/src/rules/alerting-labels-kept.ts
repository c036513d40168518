import { readRoutes } from '../private/alerting/read-routes.js';
import { readableRules } from '../private/alerting/sides.js';
import { blocksOf, list, say } from '../private/rule-kit.js';
import type { Synth } from '../read-synth.js';
import type { Rule } from '../rule.js';

/** An alert leaves the route that it used to take. */
export const alertingLabelsKept: Rule = {
  id: 'alerting/labels-kept',
  severity: 'warning',
  summary: 'An alert loses or changes a label that routes go by.',
  why: 'Routes match labels. An alert without its team goes to whoever gets the rest.',
  fix: 'Keep the label, or change the route in the same change.',
  check: ({ changes, head }) => {
    const matched = labelsOfRoutes(head);
    return readableRules(changes).flatMap(({ change, difference: { pairs, renamed } }) => {
      const moved = [...pairs, ...renamed].flatMap(([was, is]) =>
        Object.keys(was.labels)
          // Severities have a rule of their own.
          .filter((label) => label !== 'severity' && was.labels[label] !== is.labels[label])
          .filter((label) => matched === undefined || matched.has(label))
          .map(
            (label) => `${is.name} (${label} ${String(was.labels[label])} to ${String(is.labels[label] ?? 'none')})`,
          ),
      );
      return moved.length === 0 ? [] : [say(change, `Alerts may take another route: ${list(moved)}.`)];
    });
  },
};

/** Labels that routes of this environment go by; undefined when there are none to read, so that any label may be one. */
function labelsOfRoutes(head: Synth): ReadonlySet<string> | undefined {
  const routings = blocksOf(head, 'aws_prometheus_alert_manager_definition').map(({ attributes }) =>
    readRoutes(attributes['definition']),
  );
  if (routings.length === 0 || routings.includes(undefined)) return undefined;
  const matchers = routings.flatMap((routing) => [...(routing?.routes.keys() ?? [])]).join(' and ');
  return new Set([...matchers.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)(?:=~|!~|!=|=)/g)].map(([, label = '']) => label));
}
