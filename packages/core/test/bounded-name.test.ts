import fc from 'fast-check';
import { boundedName } from '../src/bounded-name.js';

test('a name that fits is joined as it is', () => {
  expect(boundedName(64, 'a', 'b', 'c')).toBe('a-b-c');
});

test('a name that does not fit keeps its beginning and gets its hash', () => {
  expect(boundedName(20, 'x'.repeat(30))).toMatch(/^x{11}-[0-9a-f]{8}$/);
});

test('names stay within the limit, and those that differ stay apart', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.string({ minLength: 1, maxLength: 80 }), (a, b) => {
      expect(boundedName(20, a).length).toBeLessThanOrEqual(20);
      if (a !== b) expect(boundedName(20, a)).not.toBe(boundedName(20, b));
    }),
  );
});
