import { deepFreeze } from '../src/deep-freeze.js';

test('nothing in it can be changed', () => {
  const value = deepFreeze({ list: [{ name: 'a' }] });
  expect(() => value.list.push({ name: 'b' })).toThrow(TypeError);
  expect(() => ((value.list[0] as { name: string }).name = 'b')).toThrow(TypeError);
});

test('what is no object is itself', () => {
  expect([deepFreeze('a'), deepFreeze(null), deepFreeze(undefined)]).toEqual(['a', null, undefined]);
});
