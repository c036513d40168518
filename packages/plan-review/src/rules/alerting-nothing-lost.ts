import type { Change } from '../change.js';
import type { Routing } from '../private/alerting/read-routes.js';
import { readRules, type ReviewedRule } from '../private/alerting/read-rules.js';
import { changedRoutes, changedRules, type RuleSides, type Sides } from '../private/alerting/sides.js';
import { count, list, ofType, say } from '../private/rule-kit.js';
import type { Rule, RuleFinding } from '../rule.js';

/** An alert that used to reach somebody may no longer. */
export const alertingNothingLost: Rule = {
  id: 'alerting/nothing-lost',
  severity: 'error',
  summary: 'A rule or a route is removed, or alerts go to somebody else.',
  why: 'A missing alert looks like a healthy system. Nobody is told that nobody will be told.',
  fix: 'Read what goes. If it is meant, acknowledge it by name; if not, put the rule or the route back.',
  check: ({ changes }) => [
    ...ofType(changes, 'aws_prometheus_rule_group_namespace').filter(isGone).map(namespaceGone),
    ...changedRules(changes).flatMap((sides) =>
      'unreadable' in sides
        ? [say(sides.unreadable, 'Whether rules are lost cannot be told: the rules cannot be read.', 'warning')]
        : checkRules(sides),
    ),
    ...ofType(changes, 'aws_prometheus_alert_manager_definition')
      .filter(isGone)
      .map((change) => say(change, 'The alert manager goes: rules still fire, and nobody is told.')),
    ...changedRoutes(changes).flatMap((sides) =>
      'unreadable' in sides ? [say(sides.unreadable, UNREADABLE, 'warning')] : checkRoutes(sides),
    ),
  ],
};

const UNREADABLE =
  'Whether alerts still reach everybody cannot be told: the configuration cannot be read before apply.';

function isGone({ action }: Change): boolean {
  return action === 'delete' || action === 'forget';
}

function namespaceGone(change: Change): RuleFinding {
  const rules = readRules(change.before?.['data']);
  return rules === undefined
    ? say(change, 'The namespace goes, and with it rules that cannot be read.')
    : say(change, `The namespace goes, and with it ${count(rules.length, 'rule')}: ${list(rules.map(name))}.`);
}

function checkRules({ change, difference }: RuleSides): RuleFinding[] {
  const { lost, renamed } = difference;
  const names = renamed.map(([was, is]) => `${was.name} to ${is.name}`);
  return [
    ...(lost.length === 0 ? [] : [say(change, `${count(lost.length, 'rule')} removed: ${list(lost.map(name))}.`)]),
    ...(names.length === 0
      ? []
      : [say(change, `Rules are renamed: ${list(names)}. Routes and dashboards that name them must follow.`, 'info')]),
  ];
}

function checkRoutes({ change, before, after }: Sides<Routing>): RuleFinding[] {
  return [...before.routes].flatMap(([label, was]) => {
    const is = after.routes.get(label);
    if (is === undefined)
      return [
        say(change, `The route of ${label} to ${was.receiver} is removed: these alerts fall to the route above.`),
      ];
    // A route that ends nowhere has a rule of its own.
    return was.receiver === is.receiver || !is.delivers
      ? []
      : [say(change, `${label}: go to ${is.receiver} instead of ${was.receiver}.`, 'warning')];
  });
}

function name({ kind, name, group }: ReviewedRule): string {
  return `${kind} ${name} (group ${group})`;
}
