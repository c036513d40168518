import { stringify } from 'yaml';
import { inventoryOf } from '../../src/diff/inventory.js';
import { meaningOf } from '../../src/diff/index.js';
import { linesOf } from '../../src/diff/words.js';
import { review } from '../../src/review.js';
import { rules } from '../alerting-builders.js';
import { synthOf } from '../builders.js';
import { agent, KUBELET } from '../scrape-builders.js';

const RULES = rules(
  { alert: 'Down', expr: 'up == 0', for: '5m' },
  { alert: 'Full', expr: 'disk == 0' },
  { record: 'a:b', expr: 'sum(a)' },
);
const told = (before: Parameters<typeof synthOf>[0], after: Parameters<typeof synthOf>[0]): string[] =>
  review({ name: 'test', base: synthOf(before), head: synthOf(after), today: '2026-11-21', rules: [] })
    .stacks.flatMap(({ changes }) => changes)
    .flatMap(({ attributes }) => attributes)
    .flatMap(({ attribute, meaning }) => (meaning ? [attribute, ...linesOf(meaning)] : [attribute]));

test('what a new document, or one that goes, has in it is told by name', () => {
  expect(told([], RULES)).toEqual(['data', '+ 2 alerts named Down, Full', '+ record a:b']);
  expect(told(RULES, [])).toEqual(['data', '- 2 alerts named Down, Full', '- record a:b']);
  expect(told([], agent([KUBELET]))).toEqual(['values', '+ job kubelet']);
});

test('what has no things with names, and what cannot be read, has no inventory', () => {
  expect(told([], [['helm_release', 'R', { values: [stringify({ replicas: 1 })] }]])).toEqual([]);
  expect(told([], [['aws_prometheus_rule_group_namespace', 'R', { data: 'groups: [' }]])).toEqual([]);
  expect(inventoryOf(meaningOf('aws_sns_topic', 'tags', undefined, { 'job x': '1' }))).toBeUndefined();
});
