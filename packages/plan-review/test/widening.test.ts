import fc from 'fast-check';
import { statementsOf } from '../src/private/policy/statement.js';
import { matches } from '../src/private/policy/permission.js';
import { widening } from '../src/private/policy/widening.js';

const some = (words: string[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
const statement = fc.record({
  Effect: fc.constant('Allow'),
  Action: some(['aps:RemoteWrite', 'aps:QueryMetrics', 'sns:Publish']),
  Resource: some(['arn:a', 'arn:b', 'arn:c']),
  Principal: fc.record({ AWS: some(['arn:x', 'arn:y']) }),
  Condition: fc.constantFrom({}, { StringEquals: { 'aws:SourceAccount': ['1', '2'] } }),
});
const policy = fc.array(statement, { minLength: 1, maxLength: 4 });
const read = (statements: readonly unknown[]) => statementsOf(JSON.stringify({ Statement: statements })) ?? [];

test('order of statements, actions, resources and principals never matters', () => {
  const turned = <T>(list: readonly T[]): T[] => [...list].reverse();
  fc.assert(
    fc.property(policy, (statements) => {
      const other = turned(statements).map((one) => ({
        ...one,
        Action: turned(one.Action),
        Resource: turned(one.Resource),
        Principal: { AWS: turned(one.Principal.AWS) },
      }));
      expect(widening(read(statements), read(other))).toEqual({ gained: [], unclear: [] });
    }),
  );
});

test('a statement more on something new is always found, one less never is', () => {
  fc.assert(
    fc.property(policy, statement, (statements, one) => {
      const more = [...statements, { ...one, Resource: ['arn:new'] }];
      expect(widening(read(statements), read(more)).gained.length).toBeGreaterThan(0);
      expect(widening(read(more), read(statements)).gained).toEqual([]);
    }),
  );
});

test.each([
  ['aps:*', 'aps:remotewrite', true],
  ['*', '', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['arn:a', 'arn:a', true],
  ['arn:a', 'arn:ab', false],
  ['**a', 'ba', true],
])('the pattern %s and %s: %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});
