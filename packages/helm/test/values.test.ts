import fc from 'fast-check';
import { mergeValues } from '../src/values.js';

test('mappings are joined, everything else is replaced', () => {
  expect(mergeValues({ a: { b: 1, c: [1] }, d: 1 }, { a: { c: [2], e: 3 }, d: { f: 1 } })).toEqual({
    a: { b: 1, c: [2], e: 3 },
    d: { f: 1 },
  });
});

test('null stays: it is how a chart’s default is removed', () => {
  expect(mergeValues({ a: { b: 1 } }, { a: { b: null } })).toEqual({ a: { b: null } });
});

test('nothing on top changes nothing, and neither side is touched', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
      const before = structuredClone(values);
      expect(mergeValues(values, {})).toEqual(before);
      expect(values).toEqual(before);
    }),
  );
});
