import { estimateCost } from '../src/index.js';
import { CLUSTER, inputOf, JOBS, usdOf, WORKSPACE } from './builders.js';

const rules = (expr: string, interval?: string) => [
  { name: 'g', ...(interval && { interval }), rules: [{ record: 'r', expr }] },
];

test('a thousand series every minute: samples, storage for 150 days at two bytes, and nothing else', () => {
  const { samplesPerMonth, activeSeries, items, usdPerMonth } = estimateCost(inputOf());
  expect([activeSeries, samplesPerMonth]).toEqual([1000, 43_800_000]);
  expect(items.map(({ what, of, unit, pricesAsOf }) => [what, of, unit, pricesAsOf])).toEqual([
    ['ingestion', 'us-east-1', 'samples', '2026-09-17'],
    ['storage', 'us-east-1', 'GB-months', '2026-09-17'],
  ]);
  expect(usdOf(items, 'ingestion')).toEqual([expect.closeTo(3.942, 6)]);
  // 43.8e6 samples x 2 bytes x 150 days / 30.417 days / 2^30
  expect(usdOf(items, 'storage')).toEqual([expect.closeTo(0.03 * 0.40233, 5)]);
  expect(usdPerMonth).toBeCloseTo(3.954, 3);
});

test.each([
  ['twice the interval is half the samples', { scrapeInterval: '120s' }, 21_900_000],
  ['a job has its own interval', { jobs: [{ custom: { job_name: 'app', scrape_interval: '30s' } }] }, 87_600_000],
  ['an interval that cannot be read counts as a minute', { scrapeInterval: 'soon' }, 43_800_000],
])('%s', (_, cluster, samples) => {
  expect(estimateCost(inputOf({ clusters: [{ ...CLUSTER, ...cluster }] })).samplesPerMonth).toBe(samples);
});

test('each workspace that a cluster writes to is paid for', () => {
  const workspaces = [WORKSPACE, { ...WORKSPACE, name: 'copy', region: 'us-west-2' }];
  const clusters = [{ ...CLUSTER, workspaces: ['metrics', 'copy'] }];
  const { items, samplesPerMonth, jobs } = estimateCost(inputOf({ workspaces, clusters }));
  expect(samplesPerMonth).toBe(87_600_000);
  expect(usdOf(items, 'ingestion')).toEqual([expect.closeTo(3.942, 6), expect.closeTo(3.942, 6)]);
  expect(jobs).toMatchObject([{ cluster: 'one', job: 'app', activeSeries: 1000, samplesPerMonth: 87_600_000 }]);
});

test('workspaces of one Region climb the steps of the price together', () => {
  const clusters = [{ ...CLUSTER, size: { series: { app: 100_000 } }, workspaces: ['metrics', 'copy'] }];
  const workspaces = [WORKSPACE, { ...WORKSPACE, name: 'copy' }];
  const { items } = estimateCost(inputOf({ workspaces, clusters }));
  // 8.76 billion: two at 0.9, the rest at 0.35 for ten million
  expect(usdOf(items, 'ingestion')).toEqual([expect.closeTo(180 + 676 * 0.35, 6)]);
});

test('the free tier is taken off where it is ours', () => {
  const { items } = estimateCost(inputOf({ options: { freeTier: true } }));
  expect(usdOf(items, 'ingestion')).toEqual([expect.closeTo(0.342, 6)]);
  expect(usdOf(items, 'storage')).toEqual([]);
});

test('collector hours, endpoints in zones, keys and users of Grafana', () => {
  const { items } = estimateCost(
    inputOf({
      workspaces: [{ ...WORKSPACE, newKeys: 2 }],
      clusters: [{ ...CLUSTER, managedCollector: true }],
      networks: [{ name: 'main', region: 'us-east-1', endpoints: 4, zones: 3 }],
      options: { grafana: { region: 'us-east-1', editors: 0, viewers: 3 } },
    }),
  );
  expect(usdOf(items, 'collector')).toEqual([expect.closeTo(29.2 + 4.38 * 0.03, 6)]);
  expect(usdOf(items, 'endpoints')).toEqual([expect.closeTo(12 * 7.3, 6)]);
  expect(usdOf(items, 'keys')).toEqual([2]);
  // One editor at least.
  expect(usdOf(items, 'grafana')).toEqual([9 + 15]);
});

test('storage follows retention and the bytes of a sample', () => {
  const of = (retentionDays: number, bytesPerSample: number) =>
    usdOf(
      estimateCost(inputOf({ workspaces: [{ ...WORKSPACE, retentionDays }], options: { bytesPerSample } })).items,
      'storage',
    )[0] ?? 0;
  expect(of(300, 2) / of(150, 2)).toBeCloseTo(2, 9);
  expect(of(150, 1) / of(150, 2)).toBeCloseTo(0.5, 9);
});

test('a Region without prices is not free: its lines have no price, and are named', () => {
  const workspaces = [{ ...WORKSPACE, region: 'eu-central-1' }];
  const { items, usdPerMonth, notCounted } = estimateCost(inputOf({ workspaces }));
  expect(usdPerMonth).toBe(0);
  expect(items.map(({ usd, pricesAsOf }) => [usd, pricesAsOf])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(notCounted).toEqual([
    'ingestion of eu-central-1: no price of eu-central-1 is known',
    'storage of eu-central-1: no price of eu-central-1 is known',
  ]);
});

test('prices of one’s own lie over the list, and are said to', () => {
  const prices = {
    'us-east-1': { ingestion: [{ upTo: undefined, usdPerTenMillion: 1 }] },
    'eu-central-1': { storagePerGbMonth: 1 },
  };
  const { items } = estimateCost(inputOf({ options: { prices } }));
  expect(items.map(({ what, pricesAsOf }) => [what, pricesAsOf])).toEqual([
    ['ingestion', '2026-09-17, overridden'],
    ['storage', '2026-09-17, overridden'],
  ]);
  expect(usdOf(items, 'ingestion')).toEqual([expect.closeTo(4.38, 6)]);
  const elsewhere = estimateCost(
    inputOf({ workspaces: [{ ...WORKSPACE, region: 'eu-central-1' }], options: { prices } }),
  );
  expect(elsewhere.items.map(({ what, usd, pricesAsOf }) => [what, usd === undefined, pricesAsOf])).toEqual([
    ['ingestion', true, undefined],
    ['storage', false, 'overridden'],
  ]);
});

test('rules are queries: series times the samples in a range, at each evaluation', () => {
  const clusters = [{ ...CLUSTER, jobs: [{ preset: 'kubelet' as const, keepMetrics: ['kubelet_running_pods'] }] }];
  const samples = (expr: string, interval?: string) =>
    estimateCost(inputOf({ clusters, workspaces: [{ ...WORKSPACE, rules: rules(expr, interval) }] })).workspaces[0]
      ?.querySamplesPerMonth;
  // Three nodes, one series each, every minute.
  expect(samples('kubelet_running_pods')).toBe(3 * 43_800);
  expect(samples('kubelet_running_pods', '30s')).toBe(3 * 87_600);
  expect(samples('max_over_time(kubelet_running_pods[5m])')).toBe(3 * 5 * 43_800);
});

test('what dashboards query is added where the environment begins', () => {
  const { items } = estimateCost(inputOf({ options: { querySamplesPerMonth: 3_000_000_000 } }));
  expect(usdOf(items, 'queries')).toEqual([expect.closeTo(0.3, 9)]);
});

test('what is taken for granted and what is not counted are said', () => {
  const { assumed, notCounted } = estimateCost({
    workspaces: [{ ...WORKSPACE, rules: rules('own_metric'), otherWriters: ['metric stream aws'] }],
    clusters: [
      { ...CLUSTER, size: undefined },
      { ...CLUSTER, name: 'two', size: { nodes: 2, series: { app: 1 } } },
    ],
    networks: [{ name: 'main', region: 'us-east-1', endpoints: 1, zones: 1 }],
    options: {},
  });
  expect(assumed).toEqual([
    'cluster one: 3 nodes and 60 pods, for want of size',
    'cluster two: 40 pods, for want of size',
  ]);
  expect(notCounted).toEqual([
    'job app of cluster one: give its series in size.series',
    'workspace metrics: the series of 1 recording rules',
    'workspace metrics: what rules query of 1 metrics whose series are not known',
    'workspace metrics: what metric stream aws writes',
    'bytes through VPC endpoints',
  ]);
});

/**
 * AWS sizes its own EKS solution at 8,000 series and 15,000 more for each node, scraped every minute, and does not say
 * with how many pods. docs/cost.md tells what the difference comes from.
 */
test.each([
  [3, 20, 53_779, 1],
  [10, 20, 100_920, -36],
  [10, 58, 187_644, 19],
  [50, 58, 803_914, 6],
])('%i nodes of %i pods: %i series, %i %% off AWS’s own sizing', (nodes, podsPerNode, series, percent) => {
  const clusters = [{ ...CLUSTER, jobs: JOBS, size: { nodes, pods: nodes * podsPerNode } }];
  const { activeSeries } = estimateCost(inputOf({ clusters }));
  expect(activeSeries).toBe(series);
  expect(Math.round((activeSeries / (8_000 + 15_000 * nodes) - 1) * 100)).toBe(percent);
});

test('the samples of AWS’s sizing cost what the facts say', () => {
  const clusters = [{ ...CLUSTER, managedCollector: true, size: { series: { app: 8_000 + 15_000 * 10 } } }];
  const { items } = estimateCost(inputOf({ clusters }));
  // Computed by hand from the price list: 6.92 billion samples.
  expect(usdOf(items, 'ingestion')).toEqual([expect.closeTo(352.2, 1)]);
  expect(usdOf(items, 'collector')).toEqual([expect.closeTo(49.96, 1)]);
});
