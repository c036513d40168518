import { collect } from '../src/collect.js';
import { point } from './points.js';

const HOUR = 3_600_000;
const NOW = 1_795_000_000_000;

test('samples of one series come together, oldest first, and know their records', () => {
  const at = (timestamp: number, max: number) => point({ timestamp, statistics: { max } });
  const { series, leftOut } = collect([[at(NOW, 3), at(NOW - 60_000, 2)], [at(NOW - 120_000, 1)]], NOW);
  expect(series.map(({ samples }) => samples)).toEqual([
    [
      { timestamp: NOW - 120_000, value: 1, records: [1] },
      { timestamp: NOW - 60_000, value: 2, records: [0] },
      { timestamp: NOW, value: 3, records: [0] },
    ],
  ]);
  expect(leftOut).toEqual({});
});

test('different labels are different series', () => {
  const { series } = collect([[point(), point({ region: 'eu-west-2' })]], NOW);
  expect(series).toHaveLength(2);
});

test('of identical samples one is kept, for all the records that hold it', () => {
  const { series, leftOut } = collect([[point(), point()], [point()]], NOW);
  expect(series.map(({ samples }) => samples)).toEqual([[{ timestamp: NOW, value: 18, records: [0, 1] }]]);
  expect(leftOut).toEqual({ identical: 2 });
});

test('of two values for one time the first stays, as in AMP', () => {
  const { series, leftOut } = collect([[point(), point({ statistics: { max: 19 } })]], NOW);
  expect(series[0]?.samples).toEqual([{ timestamp: NOW, value: 18, records: [0] }]);
  expect(leftOut).toEqual({ 'new-value-for-timestamp': 1 });
});

test('zero and minus zero are two values, as they are to Prometheus', () => {
  const { leftOut } = collect([[point({ statistics: { max: 0 } }), point({ statistics: { max: -0 } })]], NOW);
  expect(leftOut).toEqual({ 'new-value-for-timestamp': 1 });
});

test('a sample of an hour goes, an older one stays out', () => {
  const { series, leftOut } = collect([[point({ timestamp: NOW - HOUR }), point({ timestamp: NOW - HOUR - 1 })]], NOW);
  expect(series[0]?.samples).toEqual([{ timestamp: NOW - HOUR, value: 18, records: [0] }]);
  expect(leftOut).toEqual({ greater_than_max_sample_age: 1 });
});

test('a series with more than 7 KB of labels stays out: it would cost its neighbours the request', () => {
  const named = (length: number) => point({ dimensions: { Name: 'ü'.repeat(length) } });
  expect(collect([[named(3_500)]], NOW)).toMatchObject({ series: [{}], leftOut: {} });
  expect(collect([[named(3_600)]], NOW)).toEqual({ series: [], leftOut: { label_size: 1 } });
});
