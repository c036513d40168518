import { losesLabel } from '../src/loses-label.js';

const KEPT = [
  'up == 0',
  'sum by (cluster, job) (rate(a[5m]))',
  'sum(rate(a[5m])) by (cluster)',
  'avg without (cpu) (rate(a[5m]))',
  'a / on (cluster, pod) group_left (node) b',
  'a / ignoring (cpu) group_left b',
  'a and b unless c',
  'topk by (cluster) (5, a)',
];

const LOST: readonly (readonly [expression: string, message: string, offset: number])[] = [
  ['sum(rate(a[5m]))', "an aggregation without 'by (cluster, …)'", 0],
  ['a + sum by (job) (b)', "'by' without cluster", 4],
  ['avg without (cluster) (a)', "'without (cluster)'", 0],
  ['a / on (pod) group_left (cluster) b', "'on' without cluster", 4],
  ['a / ignoring (cluster) b', "'ignoring (cluster)'", 4],
  ['a and on () b', "'on' without cluster", 6],
  ['sum by (cluster) (count by (pod) (a))', "'by' without cluster", 18],
  ['a > scalar(b)', 'scalar() forgets every label', 4],
  ['absent(a)', 'absent() forgets every label', 0],
];

test.each(KEPT)('%s keeps the label', (expression) => {
  expect(losesLabel(expression, 'cluster')).toBeUndefined();
});

test.each(LOST)('%s loses it: %s', (expression, message, offset) => {
  expect(losesLabel(expression, 'cluster')).toEqual({ message, offset });
});
