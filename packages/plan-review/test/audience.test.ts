import { stringify } from 'yaml';
import { linesOf } from '../src/diff/words.js';
import { readRoutes } from '../src/private/alerting/read-routes.js';
import { toldOf } from '../src/private/alerting/who-is-told.js';
import { review } from '../src/review.js';
import { synthOf } from './builders.js';
import { rules } from './alerting-builders.js';

const definition = (route: object): string =>
  stringify({
    alertmanager_config: stringify({
      receivers: ['oncall', 'team', 'none'].map((name) => ({
        name,
        ...(name !== 'none' && { sns_configs: [{ topic_arn: name }] }),
      })),
      route,
    }),
  });
const tells = (route: object, labels: object): string[] => {
  const routing = readRoutes(definition({ receiver: 'team', ...route }));
  return routing === undefined ? ['cannot be read'] : toldOf(routing, labels as Record<string, unknown>);
};
const branch = (receiver: string, ...matchers: string[]): object => ({ receiver, matchers });

describe('whom an alert tells', () => {
  const CRITICAL = { alertname: 'Down', severity: 'critical' };

  test.each([
    [
      'the first branch that matches',
      [branch('oncall', 'severity="critical"'), branch('none', 'severity=~".*"')],
      ['sns oncall'],
    ],
    [
      'the root where none does',
      [branch('oncall', 'severity="page"'), branch('none', 'severity!="critical"')],
      ['sns team'],
    ],
    [
      'all that match, while they continue',
      [{ ...branch('oncall', 'severity="critical"'), continue: true }, branch('team', 'alertname=~"Do.*|Up"')],
      ['sns oncall', 'sns team'],
    ],
    ['by a list that excludes', [branch('oncall', 'severity!~"warning|info"')], ['sns oncall']],
    [
      'a branch inside of a branch',
      [{ ...branch('none', 'severity="critical"'), routes: [branch('oncall', 'alertname="Down"')] }],
      ['sns oncall'],
    ],
    ['nobody', [branch('none', 'severity="critical"')], []],
    ['either, where only the query knows', [branch('oncall', 'namespace="shop"')], ['sns oncall', 'sns team']],
    [
      'either, where an expression is more than a list',
      [branch('oncall', 'alertname=~"(a+)+$"')],
      ['sns oncall', 'sns team'],
    ],
  ])('%s', (_, routes, told) => {
    expect(tells({ routes }, CRITICAL)).toEqual(told);
  });

  test('old matchers are read too, and labels that are templates are not known', () => {
    expect(tells({ routes: [{ receiver: 'none', match: { severity: 'critical' } }] }, CRITICAL)).toEqual([]);
    expect(tells({ routes: [branch('none', 'team="a"')] }, { ...CRITICAL, team: '{{ $labels.team }}' })).toEqual([
      'sns team',
    ]);
  });
});

test('the review names the alerts that are silent now, and those that tell others', () => {
  const alert = (name: string, severity: string): object => ({ alert: name, expr: 'up == 0', labels: { severity } });
  const side = (receiver: string) =>
    synthOf([
      ...rules(alert('Down', 'critical'), alert('Full', 'critical'), alert('Slow', 'critical'), alert('Odd', 'info')),
      [
        'aws_prometheus_alert_manager_definition',
        'AlertManager',
        { definition: definition({ receiver: 'team', routes: [branch(receiver, 'severity="critical"')] }) },
      ],
    ]);
  const told = (before: string, after: string): string[] =>
    review({ name: 'test', base: side(before), head: side(after), today: '2026-11-21', rules: [] })
      .stacks.flatMap(({ changes }) => changes)
      .flatMap(({ attributes }) => attributes)
      .flatMap(({ meaning }) => (meaning ? linesOf(meaning) : []));
  expect(told('oncall', 'none')).toEqual([
    '~ route severity="critical": receiver oncall to none, tells sns oncall to nobody (silent: nobody is told)',
    '~ 3 alerts: tells sns oncall to nobody (silent: nobody is told): Down, Full, Slow',
  ]);
  expect(told('oncall', 'team')[1]).toBe('~ 3 alerts: tells sns oncall to sns team: Down, Full, Slow');
});

test('an alert whose labels change is told with whom it tells from then on', () => {
  const side = (severity: string, extra: object[] = []) =>
    synthOf([
      ...rules({ alert: 'Down', expr: 'up == 0', labels: { severity } }, ...extra),
      [
        'aws_prometheus_alert_manager_definition',
        'AlertManager',
        {
          definition: definition({
            receiver: 'team',
            routes: [branch('oncall', 'severity="critical"'), branch('none', 'severity="info"')],
          }),
        },
      ],
    ]);
  const told = (before: ReturnType<typeof synthOf>, after: ReturnType<typeof synthOf>): string[] =>
    review({ name: 'test', base: before, head: after, today: '2026-11-21', rules: [] })
      .stacks.flatMap(({ changes }) => changes)
      .flatMap(({ attributes }) => attributes)
      .flatMap(({ meaning }) => (meaning ? linesOf(meaning) : []));
  expect(told(side('critical'), side('warning'))).toEqual([
    '~ alert Down: severity critical to warning, tells sns oncall to sns team',
  ]);
  expect(told(side('critical'), side('info'))).toEqual([
    '~ alert Down: severity critical to info, tells sns oncall to nobody (silent: nobody is told)',
  ]);
  // Two of one name: which became which is not said.
  const twin = [{ alert: 'Down', expr: 'up == 2', labels: { severity: 'page' } }];
  expect(told(side('critical', twin), side('info', twin)).join()).not.toContain('tells');
});
