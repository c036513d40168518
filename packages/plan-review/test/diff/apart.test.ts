import fc from 'fast-check';
import { apart } from '../../src/diff/apart.js';
import { showBoth } from '../../src/diff/show.js';

const text = fc.tuple(fc.string({ maxLength: 60 }), fc.string({ maxLength: 9 }), fc.string({ maxLength: 60 }));

test('what differs is left, whatever is common', () => {
  fc.assert(
    fc.property(text, fc.string({ maxLength: 9 }), ([head, one, tail], other) => {
      fc.pre(one !== other);
      const [before, after] = apart(`${head}${one}${tail}`, `${head}${other}${tail}`);
      expect(before).not.toBe(after);
    }),
  );
});

test('texts that are alike in their first 200 letters can be told apart', () => {
  const long = 'a b '.repeat(100);
  const { before, after } = showBoth(`${long}> 43200`, `${long}> 86400`);
  expect(before).toBe('…b a b a b a b > 43200');
  expect(after).toBe('…b a b a b a b > 86400');
  expect(showBoth('short', 'other')).toEqual({ before: 'short', after: 'other' });
  expect(JSON.stringify(showBoth(`${long}x`, `${long}y`, ['password']))).not.toMatch(/x|y/);
});
