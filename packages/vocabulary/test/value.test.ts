import { isMapping, kindOf } from '../src/value.js';

test.each<[unknown, string, boolean]>([
  [[], 'a list', false],
  [null, 'nothing', false],
  [undefined, 'nothing', false],
  [{}, 'a mapping', true],
  ['x', '"x"', false],
  [1, 'the number 1', false],
  [true, 'true', false],
])('%j is %s', (value, kind, mapping) => {
  expect(kindOf(value)).toBe(kind);
  expect(isMapping(value)).toBe(mapping);
});
