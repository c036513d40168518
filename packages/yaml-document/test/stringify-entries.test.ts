import fc from 'fast-check';
import { stringify } from 'yaml';
import { stringifyEntries } from '../src/index.js';

const value = fc.jsonValue({ maxDepth: 3 });
const entries = fc.array(fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), value, { minKeys: 1, maxKeys: 4 }), {
  maxLength: 4,
});
const style = fc.record({
  lineWidth: fc.constant(0),
  aliasDuplicateObjects: fc.constant(false),
  singleQuote: fc.boolean(),
});

test('the text is that of yaml, the first time and every other time', () => {
  fc.assert(
    fc.property(entries, style, (list, how) => {
      const expected = stringify({ groups: list }, how);
      expect(stringifyEntries('groups', list, how)).toBe(expected);
      expect(stringifyEntries('groups', [...list, ...list], how)).toBe(stringify({ groups: [...list, ...list] }, how));
      expect(stringifyEntries('groups', list, how)).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

test('two styles of one entry are two texts', () => {
  const entry = { a: 'b: c' };
  expect(stringifyEntries('x', [entry], { singleQuote: true })).toBe("x:\n  - a: 'b: c'\n");
  expect(stringifyEntries('x', [entry], { singleQuote: false })).toBe('x:\n  - a: "b: c"\n');
});
