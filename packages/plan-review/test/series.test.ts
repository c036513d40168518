import type { CostEstimate } from '@promontory/cost';
import { linesOf } from '../src/diff/words.js';
import { withSeries } from '../src/private/costs/series.js';
import type { AttributeChange } from '../src/report.js';

const estimate = (...jobs: [cluster: string, job: string, activeSeries: number | undefined][]): CostEstimate => ({
  usdPerMonth: 0,
  activeSeries: 0,
  samplesPerMonth: 0,
  items: [],
  workspaces: [],
  jobs: jobs.map(([cluster, job, activeSeries]) => ({
    cluster,
    job,
    activeSeries,
    intervalSeconds: 60,
    samplesPerMonth: 0,
  })),
  assumed: [],
  notCounted: [],
});
const changed = (...subjects: string[]): AttributeChange[] => [
  { attribute: 'name', before: 'a', after: 'b', replaces: false },
  {
    attribute: 'values',
    before: '',
    after: '',
    replaces: false,
    meaning: {
      kind: 'helm-values',
      differences: subjects.map((subject) => ({ subject, change: 'changed', details: [] })),
    },
  },
];
const lines = (all: readonly AttributeChange[]): string[] =>
  all.flatMap(({ meaning }) => (meaning ? linesOf(meaning) : []));

test('series of a job before and after, of the cluster that the stack is of', () => {
  const costs = {
    before: estimate(
      ['search', 'kubelet', 1],
      ['eu-search', 'kubelet', 4419],
      ['eu-search', 'gone', 10],
      ['eu-search', 'same', 7],
    ),
    after: estimate(
      ['search', 'kubelet', 2],
      ['eu-search', 'kubelet', 12_000],
      ['eu-search', 'new', undefined],
      ['eu-search', 'same', 7],
    ),
  };
  const told = withSeries(
    changed('job kubelet', 'job gone', 'job new', 'job same', 'job other', 'global'),
    'prod-cluster-eu-search',
    costs,
  );
  expect(lines(told)).toEqual([
    '~ job kubelet (active series: 4,419 to 12,000)',
    '~ job gone (active series: 10 to 0)',
    '~ job new (active series: 0 to not known)',
    '~ job same (active series: 7, as before)',
    '~ job other',
    '~ global',
  ]);
});

test('without an estimate, and for stacks that are no cluster, nothing is added', () => {
  const all = changed('job kubelet');
  expect(withSeries(all, 'prod-cluster-search', undefined)).toBe(all);
  expect(withSeries(all, 'prod-network-main', { after: estimate(['search', 'kubelet', 1]) })).toBe(all);
});
