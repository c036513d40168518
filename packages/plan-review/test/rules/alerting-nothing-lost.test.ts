import { stringify } from 'yaml';
import { type BriefBlock, messages, synthOf } from '../builders.js';
import { judging } from '../describe-rule.js';
import { alertingNothingLost } from '../../src/rules/alerting-nothing-lost.js';

const findings = judging(alertingNothingLost);

const rules = (...all: object[]): BriefBlock[] => [
  [
    'aws_prometheus_rule_group_namespace',
    'Rules',
    { name: 'platform', data: stringify({ groups: [{ name: 'g', rules: all }] }) },
  ],
];
const DOWN = { alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'critical' } };
const RATE = { record: 'a:b', expr: 'rate(a[5m])' };
const compare = (before: BriefBlock[], after: BriefBlock[]): string[] =>
  messages(findings(synthOf(before), synthOf(after)));

test('a removed rule is named with its group', () => {
  expect(compare(rules(DOWN, RATE), rules(RATE))).toEqual(['error: 1 rule removed: alert Down (group g).']);
});

test('a namespace that goes takes its rules along', () => {
  expect(compare(rules(DOWN, RATE), [])).toEqual([
    'error: The namespace goes, and with it 2 rules: alert Down (group g), record a:b (group g).',
  ]);
});

test('a rename is told as one', () => {
  expect(compare(rules(DOWN), rules({ ...DOWN, alert: 'TargetDown' }))).toEqual([
    'info: Rules are renamed: Down to TargetDown. Routes and dashboards that name them must follow.',
  ]);
});

test.each<[string, BriefBlock[]]>([
  ['a rule is added', rules(DOWN, RATE, { alert: 'New', expr: 'x' })],
  ['rules change places', rules(RATE, DOWN)],
  ['an expression is laid out anew', rules({ ...DOWN, expr: 'up\n  ==   0' }, RATE)],
  ['an alert becomes more severe', rules({ ...DOWN, labels: { severity: 'page' } }, { ...DOWN }, RATE)],
])('%s: nothing is lost', (_, after) => {
  expect(compare(rules(DOWN, RATE), after)).toEqual([]);
});

test('rules that cannot be read are not passed', () => {
  const broken: BriefBlock[] = [
    ['aws_prometheus_rule_group_namespace', 'Rules', { name: 'platform', data: 'groups: [' }],
  ];
  expect(compare(rules(DOWN), broken)).toEqual([
    'warning: Whether rules are lost cannot be told: the rules cannot be read.',
  ]);
});

const manager = (config: object): BriefBlock[] => [
  [
    'aws_prometheus_alert_manager_definition',
    'AlertManager',
    { workspace_id: 'w', definition: stringify({ alertmanager_config: stringify(config) }) },
  ],
];
const SNS = [{ topic_arn: 'arn:t' }];
const CONFIG = {
  route: { receiver: 'team', routes: [{ receiver: 'oncall', matchers: ['severity="critical"'] }] },
  receivers: [
    { name: 'oncall', sns_configs: SNS },
    { name: 'team', sns_configs: SNS },
  ],
};
const route = (more: object, child: object | undefined = CONFIG.route.routes[0]): object => ({
  ...CONFIG,
  route: { receiver: 'team', ...more, routes: child === undefined ? [] : [child] },
});

test.each<[string, object, string[]]>([
  [
    'a route is removed',
    { ...CONFIG, route: { receiver: 'team' } },
    ['error: The route of severity="critical" to oncall is removed: these alerts fall to the route above.'],
  ],
  [
    'a route leads elsewhere',
    route({}, { receiver: 'team', matchers: ['severity="critical"'] }),
    ['warning: severity="critical": go to team instead of oncall.'],
  ],
  ['intervals change', route({ repeat_interval: '1h' }), []],
  ['a matcher is spelt the other way', route({}, { receiver: 'oncall', match: { severity: 'critical' } }), []],
])('%s', (_, after, expected) => {
  expect(compare(manager(CONFIG), manager(after))).toEqual(expected);
});

test('an alert manager that goes leaves everybody in the dark', () => {
  expect(compare(manager(CONFIG), [])).toEqual([
    'error: The alert manager goes: rules still fire, and nobody is told.',
  ]);
});
