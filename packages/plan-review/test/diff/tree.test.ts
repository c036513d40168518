import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { applyTree, diffTree, keyed } from '../../src/diff/tree.js';

// JSON as documents have it, with the names that objects have of themselves.
const leaf = fc.oneof(fc.constantFrom('a', 'b', ''), fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constant(null));
const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'name');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('tree')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

test('a tree does not differ from itself', () => {
  fc.assert(fc.property(tree, (one) => expect(diffTree(one, JSON.parse(JSON.stringify(one)))).toEqual([])));
});

test('the differences applied to one side make the other', () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      expect(isDeepStrictEqual(applyTree(a, diffTree(a, b)), b)).toBe(true);
    }),
  );
});

test('the same holds for lists whose items have names', () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      const [x, y] = [keyed(a), keyed(b)];
      expect(isDeepStrictEqual(applyTree(x, diffTree(x, y)), y)).toBe(true);
    }),
  );
});

test('each place is told once, with its path', () => {
  expect(diffTree({ a: { b: 1, c: [1] }, d: 1 }, { a: { b: 2, c: [1] }, e: 1 })).toEqual([
    { path: ['a', 'b'], change: 'changed', before: 1, after: 2 },
    { path: ['d'], change: 'removed', before: 1 },
    { path: ['e'], change: 'added', after: 1 },
  ]);
});

test('an item that is put in front of others is one difference, when items have names', () => {
  const jobs = (...names: string[]) => keyed({ jobs: names.map((job_name) => ({ job_name })) });
  expect(diffTree(jobs('b'), jobs('a', 'b'))).toEqual([
    { path: ['jobs', '[a]'], change: 'added', after: { job_name: 'a' } },
  ]);
  expect(keyed([{ name: 'a' }, { name: 'a' }])).toEqual({ '[0]': { name: 'a' }, '[1]': { name: 'a' } });
  expect(keyed(['a', { name: 'a' }])).toEqual(['a', { name: 'a' }]);
});
