import type { Change } from '../change.js';
import { compareRules } from '../private/alerting/compare-rules.js';
import { readRoutes } from '../private/alerting/read-routes.js';
import { readRules } from '../private/alerting/read-rules.js';
import type { Rule, RuleFinding } from '../rule.js';

/** An alert that used to reach somebody may no longer. */
export const alertingNothingLost: Rule = {
  id: 'alerting/nothing-lost',
  severity: 'error',
  summary: 'A rule is removed or softened, or alerts no longer reach whom they reached.',
  why: 'A missing alert looks like a healthy system. Nobody is told that nobody will be told.',
  fix: 'Read what goes. If it is meant, acknowledge it by name; if not, put the rule or the route back.',
  check: ({ changes }) => changes.flatMap((change) => [...checkRules(change), ...checkRouting(change)]),
};

function checkRules(change: Change): RuleFinding[] {
  if (change.type !== 'aws_prometheus_rule_group_namespace' || change.action === 'create' || change.action === 'move')
    return [];
  const { stack, path, action } = change;
  const say = (severity: RuleFinding['severity'], message: string): RuleFinding => ({ severity, stack, path, message });
  const gone = action === 'delete' || action === 'forget';
  const before = readRules(change.before?.['data']);
  const after = gone ? [] : readRules(change.after?.['data']);
  if (before === undefined || after === undefined)
    return [say('warning', 'Whether rules are lost cannot be told: the rules cannot be read.')];
  const { lost, weaker, renamed } = compareRules(before, after);
  if (gone) return [say('error', `The namespace goes, and with it ${before.length} rules: ${list(lost)}.`)];
  return [
    ...(lost.length === 0 ? [] : [say('error', `${lost.length} rules are removed: ${list(lost)}.`)]),
    ...(weaker.length === 0 ? [] : [say('warning', `Alerts become less severe: ${list(weaker)}.`)]),
    ...(renamed.length === 0
      ? []
      : [say('info', `Rules are renamed: ${list(renamed)}. Routes and dashboards that name them must follow.`)]),
  ];
}

function checkRouting(change: Change): RuleFinding[] {
  if (
    change.type !== 'aws_prometheus_alert_manager_definition' ||
    change.action === 'create' ||
    change.action === 'move'
  )
    return [];
  const { stack, path, action } = change;
  const say = (severity: RuleFinding['severity'], message: string): RuleFinding => ({ severity, stack, path, message });
  if (action === 'delete' || action === 'forget')
    return [say('error', 'The alert manager goes: rules still fire, and nobody is told.')];
  const [before, after] = [readRoutes(change.before?.['definition']), readRoutes(change.after?.['definition'])];
  if (before === undefined || after === undefined)
    return [
      say(
        'warning',
        'Whether alerts still reach everybody cannot be told: the configuration cannot be read before apply.',
      ),
    ];

  const findings: RuleFinding[] = [];
  for (const [label, was] of before.routes) {
    const is = after.routes.get(label);
    if (is === undefined)
      findings.push(
        say('error', `The route of ${label} to ${was.receiver} is removed: these alerts fall to the route above.`),
      );
    else if (was.delivers && !is.delivers)
      findings.push(say('error', `${label}: now go to ${is.receiver}, which delivers nowhere.`));
    else if (was.receiver !== is.receiver)
      findings.push(say('warning', `${label}: go to ${is.receiver} instead of ${was.receiver}.`));
    const muted = is?.muted.filter((time) => !was.muted.includes(time)) ?? [];
    if (muted.length > 0) findings.push(say('warning', `${label}: silent now during ${muted.join(', ')}.`));
  }
  for (const [label, is] of after.routes) {
    if (!before.routes.has(label) && !is.delivers)
      findings.push(say('error', `The new route of ${label} leads to ${is.receiver}, which delivers nowhere.`));
  }
  const hiding = after.inhibits.filter((rule) => !before.inhibits.includes(rule));
  if (hiding.length > 0)
    findings.push(say('warning', `${hiding.length} new rules hide alerts while others fire: ${list(hiding)}.`));
  return findings;
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, 10);
  return `${shown.join(', ')}${items.length > shown.length ? ` and ${items.length - shown.length} more` : ''}`;
}
