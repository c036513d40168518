import { remembered } from '../src/remembered.js';

test('what was made for a text is not made again', () => {
  const make = jest.fn((text: string) => ({ text }));
  const made = remembered(make);
  expect(made('a')).toBe(made('a'));
  expect(made('b')).not.toBe(made('a'));
  expect(make.mock.calls).toEqual([['a'], ['b']]);
});

test('objects are told apart by what they are, not by what they hold', () => {
  const make = jest.fn(({ name }: { name: string }) => name.length);
  const made = remembered(make);
  const one = { name: 'one' };
  expect([made(one), made(one), made({ name: 'one' })]).toEqual([3, 3, 3]);
  expect(make).toHaveBeenCalledTimes(2);
});

test('of several arguments the key tells which of them count', () => {
  const make = jest.fn((text: string, times: number) => text.repeat(times));
  const made = remembered(make, (text, times) => `${times} ${text}`);
  expect([made('a', 2), made('a', 2), made('a', 3)]).toEqual(['aa', 'aa', 'aaa']);
  expect(make).toHaveBeenCalledTimes(2);
});

test('that there is nothing is remembered as well', () => {
  const make = jest.fn<undefined, [string]>();
  const made = remembered(make);
  expect([made('a'), made('a')]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});

test('a failure is not remembered', () => {
  const make = jest.fn<string, [string]>(() => 'made');
  make.mockImplementationOnce(() => {
    throw new Error('not yet');
  });
  const made = remembered(make);
  expect(() => made('a')).toThrow('not yet');
  expect(made('a')).toBe('made');
});
