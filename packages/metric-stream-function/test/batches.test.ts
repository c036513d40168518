import fc from 'fast-check';
import { batchesOf, halves } from '../src/batches.js';
import type { Series } from '../src/collect.js';
import { AMP_LIMITS } from '../src/limits.js';
import { bodyOf, encode } from '../src/write-request.js';

const seriesOf = (name: string, count: number): Series => ({
  labels: [['__name__', name]],
  samples: Array.from({ length: count }, (_, index) => ({ timestamp: index + 1, value: 1, records: [0] })),
});

const series = fc.record({
  labels: fc.array(fc.tuple(fc.stringMatching(/^[a-z_]{1,20}$/), fc.string({ unit: 'binary', maxLength: 60 })), {
    maxLength: 12,
  }),
  samples: fc.array(
    fc.record({
      timestamp: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      value: fc.double(),
      records: fc.constant([0]),
    }),
    { maxLength: 40 },
  ),
}) satisfies fc.Arbitrary<Series>;

type Flat = readonly { readonly labels: Series['labels']; readonly timestamp: number; readonly value: number }[];
const told = (entries: Flat): string[] =>
  entries.map(({ labels, timestamp, value }) => JSON.stringify([labels, timestamp, value]));
const flat = (all: readonly Series[]): Flat =>
  all.flatMap(({ labels, samples }) => samples.map((sample) => ({ labels, ...sample })));

test('no request has more samples or bytes than it may, and none is lost or doubled', () => {
  fc.assert(
    fc.property(fc.array(series, { maxLength: 12 }), (all) => {
      const limits = { samples: 25, bytes: 4_000 };
      const batches = batchesOf(all, limits);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(limits.samples);
        expect(encode(batch).length).toBeLessThanOrEqual(limits.bytes);
      }
      expect(told(batches.flat()).sort()).toEqual(told(flat(all)).sort());
    }),
  );
});

test('no request has two samples of one series, and the samples of a series come in their order', () => {
  const numbered = fc
    .array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 })
    .map((counts) => counts.map((count, index) => seriesOf(String(index), count)));
  fc.assert(
    fc.property(numbered, fc.integer({ min: 1, max: 9 }), (all, samples) => {
      const batches = batchesOf(all, { samples, bytes: 100_000 });
      for (const batch of batches) expect(new Set(batch.map(({ labels }) => labels)).size).toBe(batch.length);
      for (const { labels, samples: own } of all) {
        const sent = batches.flat().filter((entry) => entry.labels === labels);
        expect(sent.map(({ timestamp }) => timestamp)).toEqual(own.map(({ timestamp }) => timestamp));
      }
    }),
  );
});

test('requests are filled: what has one sample each is as few of them as can be', () => {
  const all = Array.from({ length: 2_500 }, (_, index) => seriesOf(String(index), 1));
  expect(batchesOf(all).map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  expect(batchesOf([seriesOf('a', 3), seriesOf('b', 1)]).map(({ length }) => length)).toEqual([2, 1, 1]);
  expect(batchesOf([])).toEqual([]);
});

test('labels that alone are over the limit go on their own', () => {
  const all = [seriesOf('a', 1), seriesOf('b'.repeat(200), 1), seriesOf('c', 1)];
  expect(batchesOf(all, { samples: 10, bytes: 100 }).map(({ length }) => length)).toEqual([1, 1, 1]);
});

test('a full request is under a megabyte, even when it does not compress', () => {
  let seed = 7;
  const random = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 94));
  };
  const noise = Array.from({ length: 400 }, () => seriesOf(Array.from({ length: 6_000 }, random).join(''), 1));
  const sizes = batchesOf(noise).map((batch) => bodyOf(batch).length);
  expect(sizes.length).toBe(3);
  expect(Math.max(...sizes)).toBeGreaterThan(800_000);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(AMP_LIMITS.requestBytes);
});

test('halves are as equal as can be, and together what was cut, in its order', () => {
  fc.assert(
    fc.property(fc.nat({ max: 30 }), (count) => {
      const batch = batchesOf(Array.from({ length: count }, (_, index) => seriesOf(String(index), 1))).flat();
      const parts = halves(batch);
      if (count < 2) expect(parts).toBeUndefined();
      else {
        expect(parts?.map(({ length }) => length)).toEqual([Math.floor(count / 2), Math.ceil(count / 2)]);
        expect(parts?.flat()).toEqual(batch);
      }
    }),
  );
});
