import fc from 'fast-check';
import { batchesOf, sampleCount } from '../src/batches.js';
import type { Series } from '../src/collect.js';
import { AMP_LIMITS } from '../src/limits.js';
import { bodyOf, encode } from '../src/write-request.js';

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

const flat = (all: readonly Series[]): string[] =>
  all.flatMap(({ labels, samples }) => samples.map((sample) => JSON.stringify([labels, sample])));

test('no request has more samples or bytes than it may, and none is lost, doubled or moved', () => {
  fc.assert(
    fc.property(fc.array(series, { maxLength: 12 }), (all) => {
      const limits = { samples: 25, bytes: 4_000 };
      const batches = batchesOf(all, limits);
      for (const batch of batches) {
        expect(sampleCount(batch)).toBeGreaterThan(0);
        expect(sampleCount(batch)).toBeLessThanOrEqual(limits.samples);
        expect(encode(batch).length).toBeLessThanOrEqual(limits.bytes);
      }
      expect(flat(batches.flat())).toEqual(flat(all));
    }),
  );
});

test('labels that alone are over the limit go on their own, one sample at a time', () => {
  const one = {
    labels: [['x', 'y'.repeat(200)]] as const,
    samples: [1, 2].map((timestamp) => ({ timestamp, value: 1, records: [0] })),
  };
  const other = { labels: [], samples: one.samples };
  const batches = batchesOf([other, one, other], { samples: 10, bytes: 100 });
  expect(batches.map((batch) => batch.map(({ labels, samples }) => [labels.length, samples.length]))).toEqual([
    [[0, 2]],
    [[1, 1]],
    [[1, 1]],
    [[0, 2]],
  ]);
});

test('a full request is under a megabyte, even when it does not compress', () => {
  let seed = 7;
  const random = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 94));
  };
  const noise = Array.from({ length: 400 }, (_, index) => ({
    labels: [['x', Array.from({ length: 6_000 }, random).join('')]] as const,
    samples: [{ timestamp: index + 1, value: index, records: [0] }],
  }));
  const sizes = batchesOf(noise).map((batch) => bodyOf(batch).length);
  expect(sizes.length).toBe(3);
  expect(Math.max(...sizes)).toBeGreaterThan(800_000);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(AMP_LIMITS.requestBytes);
});

test('a thousand samples are one request, one more is two', () => {
  const of = (count: number): readonly Series[] =>
    Array.from({ length: count }, (_, index) => ({
      labels: [['__name__', 'x']] as const,
      samples: [{ timestamp: index + 1, value: 1, records: [0] }],
    }));
  expect(batchesOf(of(1_000)).map(sampleCount)).toEqual([1_000]);
  expect(batchesOf(of(1_001)).map(sampleCount)).toEqual([1_000, 1]);
  expect(batchesOf([])).toEqual([]);
});
