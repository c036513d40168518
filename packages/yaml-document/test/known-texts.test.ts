import { KnownTexts } from '../src/known-texts.js';
import { readYaml } from '../src/yaml-document.js';

const read = (text: string, known: KnownTexts): unknown => readYaml(text, 'a.yaml', known).value;
/** What another process is given. */
const kept = (known: KnownTexts): KnownTexts =>
  new KnownTexts(JSON.parse(JSON.stringify(known.used)) as Record<string, unknown>);

test('what one process has read another need not, and finds faults where they are', () => {
  const first = new KnownTexts();
  expect(read('a: [1, x]\n', first)).toEqual({ a: [1, 'x'] });
  const second = kept(first);
  const make = jest.fn();
  expect(second.valueOf('a: [1, x]\n', make)).toEqual({ a: [1, 'x'] });
  expect(make).not.toHaveBeenCalled();
  const finding = { code: 'Wrong', path: ['a', 1], got: 'x', expected: 'y', fix: 'write y' };
  expect(readYaml('a: [1, x]\n', 'a.yaml', second).place([finding])).toMatchObject([{ line: 1, column: 8 }]);
});

test('any other text is read', () => {
  const known = kept(new KnownTexts());
  read('a: 1\n', known);
  expect(read('a: 2\n', kept(known))).toEqual({ a: 2 });
});

test('texts that were not asked for are forgotten', () => {
  const first = new KnownTexts();
  read('a: 1\n', first);
  read('b: 1\n', first);
  const second = kept(first);
  read('b: 1\n', second);
  expect(Object.values(second.used)).toEqual([{ b: 1 }]);
});

test.each(['a: .nan\n', 'a: .inf\n', 'a: -0.0\n', 'a: [\n', ''])('%j is not kept, and read each time', (text) => {
  const known = new KnownTexts();
  expect(read(text, known)).toEqual(readYaml(text, 'a.yaml').value);
  expect(known.used).toEqual({});
});

test('nothing that is known can be changed', () => {
  const known = new KnownTexts();
  read('a: [1]\n', known);
  for (const one of [known, kept(known)])
    expect(() => (read('a: [1]\n', one) as { a: number[] }).a.push(2)).toThrow(TypeError);
});
