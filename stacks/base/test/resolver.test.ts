import { DefaultTokenResolver, Fn, Lazy, StringConcat, TerraformStack, Testing, Token, Tokenization } from 'cdktf';
import { ref } from 'cdktf/lib/tfExpression';
import fc from 'fast-check';
import { Resolver } from '../src/resolver.js';

const stack = new TerraformStack(Testing.app(), 'stack');

const byCdktf = (value: unknown): unknown =>
  Tokenization.resolve(value, {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });

/** What a call comes to: a value, or the words in which it fails. */
function outcome(call: () => unknown): unknown {
  try {
    return { value: call() };
  } catch (error) {
    return { failed: (error as Error).constructor.name };
  }
}

const reference = (): string => Token.asString(ref('aws_thing.name.id', stack));

const tokens = fc.constantFrom<() => unknown>(
  reference,
  () => `before ${reference()} and \${var.escaped} "${reference()}"`,
  () => Token.asList(ref('data.aws_subnets.all.ids', stack)),
  () => [...Token.asList(ref('data.aws_subnets.all.ids', stack)), 'another'],
  () => Token.asNumber(ref('aws_thing.name.port', stack)),
  () => `port ${Token.asNumber(ref('aws_thing.name.port', stack))}`,
  () => Token.asNumberList(ref('aws_thing.name.ports', stack)),
  () => Token.asStringMap(ref('aws_thing.name.tags', stack)),
  () => ({ [reference()]: 'a key that is a token' }),
  () => ({ ...Token.asStringMap(ref('aws_thing.name.tags', stack)), more: 'than the map' }),
  () => Token.STRING_MAP_TOKEN_VALUE,
  () => Token.ANY_MAP_TOKEN_VALUE,
  () => Token.NUMBER_MAP_TOKEN_VALUE,
  () => Fn.join(',', [reference(), 'a']),
  () => ref('aws_thing.name', stack),
  () => Token.nullValue(),
  () => Lazy.anyValue({ produce: () => ({ nested: [reference(), undefined] }) }),
  () => '${TfToken[no.such.token]}',
  () => '#{TfToken[alone]}',
  () => 'TfToken[',
  () => '1e+300 and 2e10',
  () => () => 'a function',
  () => stack,
  () => new Date(0),
  () => ({ resolve: () => 'made by hand' }),
  () => ({ resolve: 'is only a word here' }),
  () => Object.create(null) as unknown,
  () => ({ kept: null, dropped: undefined }),
);

const plain = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);

const values = fc.letrec<{ value: () => unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'value' },
    plain.map((value) => () => value),
    tokens,
    fc.array(tie('value'), { maxLength: 3 }).map((all) => () => all.map((one) => one())),
    fc
      .dictionary(fc.string(), tie('value'), { maxKeys: 3, noNullPrototype: true })
      .map((all) => () => Object.fromEntries(Object.entries(all).map(([key, one]) => [key, one()]))),
  ),
})).value;

it('resolves whatever a stack may hold to what cdktf resolves it to, and fails where cdktf fails', () => {
  fc.assert(
    fc.property(values, (make) => {
      const value = make();
      expect(outcome(() => new Resolver(stack, false).resolve(value))).toEqual(outcome(() => byCdktf(value)));
    }),
    { numRuns: 3000 },
  );
});

it.each([
  ['a reference', () => [{ to: reference() }], false],
  ['a value that is produced later', () => [{ to: Lazy.stringValue({ produce: () => 'later' }) }], true],
  ['such a value within an expression', () => Fn.join(',', [Lazy.stringValue({ produce: () => 'later' })]), true],
])('counts values that may change: %s', (_, make, seen) => {
  const resolver = new Resolver(stack, false);
  resolver.resolve(make());
  expect(resolver.lazyValues > 0).toBe(seen);
});

it('resolves a text that may change each time that it meets it', () => {
  let count = 0;
  const later = `number ${Lazy.stringValue({ produce: () => String((count += 1)) })}`;
  const resolver = new Resolver(stack, false);
  expect([resolver.resolve(later), resolver.resolve([later])]).toEqual(['number 1', ['number 2']]);
  expect(resolver.lazyValues).toBe(2);
});
