import { definePack } from '../src/index.js';
import type { AlertCase } from './harness/cases.js';
import { rulesText, TestFiles, unheard } from './harness/promtool-tests.js';
import { NOTE, withPromtool } from './harness/promtool.js';
import { rate } from './harness/values.js';

const groupsOf = (expr: string, summary = '{pod} of {cluster} is down.') =>
  definePack({
    name: 'mine',
    thresholds: {},
    groups: () => [
      {
        name: 'a',
        rules: [{ alert: 'Down', expr, severity: 'warning', summary, description: 'It is at {value:number}.' }],
      },
    ],
  })().groups;

/** What the cases of a rule have against it, once it is changed into another. */
function judge(rule: string, of: AlertCase, changed = rule): string {
  const tests = new TestFiles();
  tests.addAlert(groupsOf(rule), 'Down', of, 60);
  tests.files['0-rules.yaml'] = rulesText(groupsOf(changed));
  return tests.run();
}
const DOWN: AlertCase = {
  fires: { 'up{job="web",pod="a"}': 0 },
  silent: { 'up{job="web",pod="a"}': 1 },
  labels: { pod: 'a' },
  value: '0',
};
const RIGHT = 'max by (cluster, pod) (up{job="web"}) == 0';

withPromtool(`a case that is right has nothing said against it${NOTE}`, () => {
  expect(judge(RIGHT, DOWN)).toBe('');
});

withPromtool.each([
  ['does not fire', 'max by (cluster, pod) (up{job="web"}) < 0'],
  ['fires in the silent cluster', 'max by (cluster, pod) (up{job="web"}) >= 0'],
  ['mixes clusters', 'min by (pod) (up{job="web"}) == 0'],
  ['forgets its job where it should be silent', 'min by (cluster, pod) (up) == 0'],
  ['forgets its job where it should fire', 'max by (cluster, pod) (up) == 0'],
])(`a rule that %s is found out${NOTE}`, (_, changed) => {
  expect(judge(RIGHT, DOWN, changed)).toContain('FAILED');
});

withPromtool.each([
  ['labels', { labels: { pod: 'b' } }],
  ['a value', { value: '1' }],
])(`a case with other %s is found out${NOTE}`, (_, other) => {
  expect(judge(RIGHT, { ...DOWN, ...other })).toContain('FAILED');
});

test('a label in a text that the alert does not have is found out', () => {
  const groups = groupsOf(RIGHT, '{node} of {cluster} is down.');
  expect(() => {
    new TestFiles().addAlert(groups, 'Down', DOWN, 60);
  }).toThrow('Down: no node for {{ $labels.node }} of');
});

test('silence for want of data is found out', () => {
  const groups = groupsOf('a / on (cluster) b > 1');
  const of = { fires: { a: 2, b: 1 }, silent: { 'a{x="y"}': rate(1) } };
  expect(unheard(groups, 'Down', of)).toEqual(['b']);
  expect(unheard(groups, 'Down', { ...of, without: ['b'] })).toEqual([]);
});
