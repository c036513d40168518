import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { checkPromql, metricNames, selectedMetrics } from '../src/promql.js';

const GOOD = [
  'up',
  'rate(foo[5m])',
  '1 - avg by (cluster) (rate(node_cpu_seconds_total{mode="idle"}[5m]))',
  'sum(rate(a[5m])) by (le) > bool 3',
  'histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))',
  'max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m]) >= 1',
  'max_over_time(rate(foo[5m])[1h:1m])',
  'quantile_over_time(0.9, foo[5m])',
  'a / on (x) group_left (y) b',
  'a unless b',
  'rate(foo[5m] offset 1h)',
  'rate((foo[5m]))',
  'topk(5, a)',
  '{__name__="foo"}',
  '{job=~".+"}',
  'foo{a!=""}',
  'absent(up{job="x"})',
  'vector(1)',
  'time() - foo',
  'label_replace(up, "a", "$1", "b", "(.*)")',
  'count_values("version", build_info)',
  'up{job=~`a\\.b`}',
];
const BAD: readonly (readonly [expression: string, message: string, offset: number])[] = [
  ['', 'the expression is empty', 0],
  ['rate(foo[5m]', "the expression ends too early: a '(' is not closed", 12],
  ['sum by (a) (x', "the expression ends too early: a '(' is not closed", 13],
  ['foo{a="b"', "the expression ends too early: a '{' is not closed", 9],
  ['a + ', 'the expression ends too early', 4],
  ['raet(foo[5m])', 'unknown function raet, did you mean rate?', 0],
  ['sum(raet(foo[5m]))', 'unknown function raet, did you mean rate?', 4],
  ['foo bar', 'unexpected "bar"', 4],
  ['foo)', 'unexpected ")"', 3],
  ['foo offset 5x', 'unexpected "x"', 12],
  ['rate(foo)', 'rate() wants a range such as foo[5m], not an instant vector', 5],
  ['quantile_over_time(0.9, foo)', 'quantile_over_time() wants a range such as foo[5m], not an instant vector', 24],
  ['foo[5m]', 'a range must be inside of a function such as rate()', 0],
  ['sum(foo[5m])', 'a range must be inside of a function such as rate()', 4],
  ['abs(foo[5m])', 'abs() wants an instant vector, not a range', 4],
  ['{}', 'a selector needs at least one matcher that does not match the empty string', 0],
  ['{job=~".*"}', 'a selector needs at least one matcher that does not match the empty string', 0],
  ['up{job=~"a("}', 'the regular expression "a(" does not compile: Unterminated group', 0],
  ['up{job=~"a(?!b)"}', 'the regular expression "a(?!b)" does not compile: RE2 has no lookahead and no lookbehind', 0],
];

test.each(GOOD)('%s is right', (expression) => {
  expect(checkPromql(expression)).toBeUndefined();
});

test.each(BAD)('%j: %s', (expression, message, offset) => {
  expect(checkPromql(expression)).toEqual({ message, offset });
});

const promtool = spawnSync('promtool', ['--version']).error === undefined;
const withPromtool = promtool || process.env['CI'] === 'true' ? test : test.skip;

withPromtool(
  `promtool judges the same expressions in the same way${promtool ? '' : ' (SKIPPED: install promtool, Debian package prometheus)'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'promontory-promql-'));
    const verdict = (expr: string): boolean => {
      const file = join(folder, 'rules.yaml');
      writeFileSync(file, stringify({ groups: [{ name: 'g', rules: [{ record: 'a:b', expr }] }] }));
      return spawnSync('promtool', ['check', 'rules', '--lint=none', file]).status === 0;
    };
    expect(GOOD.filter((expression) => !verdict(expression))).toEqual([]);
    // promtool parses it; no rule can be evaluated with it.
    expect(BAD.map(([expression]) => expression).filter(verdict)).toEqual(['foo[5m]']);
  },
);

test('the metrics that an expression reads are named once each, sorted', () => {
  expect(metricNames('sum(b) / on (x) a{c="d"} + rate(b[5m]) + {__name__="e"} + {job="x"}')).toEqual(['a', 'b', 'e']);
});

test.each([
  ['up == 0', [['up', undefined]]],
  [
    'rate(a[5m]) / b offset 1h',
    [
      ['a', 300],
      ['b', undefined],
    ],
  ],
  [
    'max_over_time(rate(a[1m])[30m:1m]) > {__name__="c"}',
    [
      ['a', 1860],
      ['c', undefined],
    ],
  ],
  ['{job="x"}', []],
])('%s selects %j', (expression, selected) => {
  expect(selectedMetrics(expression).map(({ metric, rangeSeconds }) => [metric, rangeSeconds])).toEqual(selected);
});
