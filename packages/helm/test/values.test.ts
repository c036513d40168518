import { App, TerraformStack, TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { type HelmValues, mergeValues, replacedPart } from '../src/values.js';

test('mappings are joined at every depth', () => {
  expect(mergeValues({ a: { b: 1, c: { d: 2 } } }, { a: { c: { e: 3 } }, f: 4 })).toEqual({
    a: { b: 1, c: { d: 2, e: 3 } },
    f: 4,
  });
});

test.each<[string, unknown, unknown]>([
  ['a list', [1, 2], [3]],
  ['a text', 'a', 'b'],
  ['a mapping by a text', { b: 1 }, 'b'],
  ['a text by a mapping', 'b', { b: 1 }],
])('%s is replaced', (_, below, above) => {
  expect(mergeValues({ a: below }, { a: above })).toEqual({ a: above });
});

test('null stays, for Helm to remove the value by', () => {
  expect(mergeValues({ a: { b: 1 } }, { a: { b: null } })).toEqual({ a: { b: null } });
});

test('a reference replaces a mapping whole', () => {
  const reference = new TerraformVariable(new TerraformStack(new App(), 'test'), 'any', {}).value as unknown;
  expect(mergeValues({ a: { b: 1 } }, { a: reference })['a']).toBe(reference);
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

test.each<[string, unknown, string[] | undefined]>([
  ['a value', { a: { b: 1 } }, ['a', 'b']],
  ['a value that is removed', { a: { b: null } }, ['a', 'b']],
  ['a mapping above it that is removed', { a: null }, ['a']],
  ['a mapping above it that a list replaces', { a: [1] }, ['a']],
  ['a value beside it', { a: { c: 1 } }, undefined],
  ['nothing', {}, undefined],
])('what is replaced of a path by %s', (_, values, part) => {
  expect(replacedPart(values as HelmValues, ['a', 'b'])).toEqual(part);
});

test('a reference in the place of a mapping replaces all of it', () => {
  const reference = new TerraformVariable(new TerraformStack(new App(), 'test'), 'any', {}).value as unknown;
  expect(replacedPart({ a: reference }, ['a', 'b'])).toEqual(['a']);
});
