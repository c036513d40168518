import { producedBy } from '@promontory/metric-inventory';
import { type PRESET_NAMES } from '@promontory/scrape-config';
import * as fc from 'fast-check';
import {
  compareCosts,
  estimateCost,
  ingestionUsd,
  PRICE_LIST,
  SERIES_TABLES,
  seriesOfJob,
  sizeOf,
} from '../src/index.js';
import { CLUSTER, inputOf } from './builders.js';

const TIERS = PRICE_LIST['us-east-1']?.ingestion ?? [];

test.each([
  [0, 0],
  [40_000_000, 3.6],
  [2_000_000_000, 180],
  [252_000_000_000, 180 + 8750],
  [352_000_000_000, 180 + 8750 + 1600],
])('%i samples cost %d dollars', (samples, usd) => {
  expect(ingestionUsd(samples, TIERS, false)).toBeCloseTo(usd, 6);
  expect(ingestionUsd(samples, TIERS, true)).toBeCloseTo(Math.max(0, usd - 3.6), 6);
});

test('more samples never cost less, and never more than at the first step', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), fc.nat(2_000_000_000), fc.boolean(), (a, b, free) => {
      const [less, more] = [ingestionUsd(a * 300, TIERS, free), ingestionUsd((a + b) * 300, TIERS, free)];
      return more >= less - 1e-6 && more <= ((a + b) * 300 * 0.9) / 1e7 + 1e-6;
    }),
  );
});

test.each(Object.entries(PRICE_LIST))('the prices of %s are dated, sourced and fall with the amount', (_, prices) => {
  expect(prices.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(prices.source).not.toBe('');
  const steps = prices.ingestion ?? [];
  expect(steps.map(({ usdPerTenMillion }) => usdPerTenMillion)).toEqual(
    steps.map(({ usdPerTenMillion }) => usdPerTenMillion).sort((a, b) => b - a),
  );
  expect(steps.at(-1)?.upTo).toBeUndefined();
});

test.each(Object.entries(SERIES_TABLES))(
  'what the table of %s counts is what its exporter produces',
  (preset, { lines }) => {
    const { stateOf } = producedBy([{ preset: preset as (typeof PRESET_NAMES)[number] }]);
    const names = lines.flatMap((line) => line.names);
    expect(names.length).toBeGreaterThan(20);
    const strange = names.filter((name) => stateOf(name).state === 'absent');
    expect(strange).toEqual([]);
  },
);

test('allow-lists and drops leave fewer series', () => {
  const size = sizeOf({ nodes: 2 });
  const all = seriesOfJob({ preset: 'cadvisor' }, size).series ?? 0;
  const kept = seriesOfJob({ preset: 'cadvisor', keepMetrics: ['machine_cpu_cores'] }, size);
  const dropped = seriesOfJob({ preset: 'cadvisor', dropMetrics: ['machine_cpu_cores'] }, size).series;
  expect(kept).toEqual({ job: 'cadvisor', series: 2, byMetric: new Map([['machine_cpu_cores', 2]]) });
  expect(dropped).toBe(all - 2);
});

test('what is said of a job goes before what is estimated; of pods nothing can be', () => {
  const size = sizeOf({ series: { cadvisor: 7 } });
  expect(seriesOfJob({ preset: 'cadvisor' }, size).series).toBe(7);
  expect(seriesOfJob({ preset: 'pods' }, size).series).toBeUndefined();
  expect(seriesOfJob({ custom: { job_name: 'constructor' } }, size).series).toBeUndefined();
});

test('sizes fill one another in', () => {
  expect(sizeOf()).toEqual({ nodes: 3, pods: 60, containers: 60, cpusPerNode: 4, series: {} });
  expect(sizeOf({ nodes: 5, pods: 10, cpusPerNode: 8 })).toEqual({
    nodes: 5,
    pods: 10,
    containers: 10,
    cpusPerNode: 8,
    series: {},
  });
});

test('a difference has the lines that differ, and is empty between the same', () => {
  const before = estimateCost(inputOf());
  expect(compareCosts(before, before)).toEqual({ usdPerMonth: 0, activeSeries: 0, samplesPerMonth: 0, items: [] });
  const after = estimateCost(inputOf({ clusters: [{ ...CLUSTER, managedCollector: true }] }));
  expect(compareCosts(before, after)).toEqual({
    usdPerMonth: expect.closeTo(29.3314, 4) as number,
    activeSeries: 0,
    samplesPerMonth: 0,
    items: [{ what: 'collector', of: 'one', before: 0, after: expect.closeTo(29.3314, 4) as number }],
  });
});
