import fc from 'fast-check';
import { formatDuration, parseDuration } from '../src/duration.js';

test.each([
  ['30s', 30_000],
  ['1m', 60_000],
  ['1h30m', 5_400_000],
  ['150ms', 150],
  ['5d', 432_000_000],
  ['0', 0],
])('%s is %i ms', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '30', '1.5m', '30 s', '30S', '1m1h', '-5m', '5min'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('what is formatted is read back as the same length', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 10 }), (milliseconds) => {
      expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds);
    }),
  );
});
