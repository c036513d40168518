import { formatProblem } from '@promontory/vocabulary';
import { readYaml } from '../src/yaml-document.js';

const problems = (text: string): string[] => readYaml(text, 'a.yaml').problems.map(formatProblem);

test('a document is read as its plain value', () => {
  expect(readYaml('a: [1, {b: x}]\n', 'a.yaml')).toMatchObject({ value: { a: [1, { b: 'x' }] }, problems: [] });
});

test.each([
  [
    'an empty file',
    '',
    'a.yaml:1:1 YamlEmpty: got an empty file, expected one YAML document; write the document, or delete the file',
  ],
  [
    'a duplicate key',
    'a: 1\nb: 2\na: 3\n',
    'a.yaml:3:1 YamlDuplicateKey: got the key a a second time, expected each key once; merge the two, or remove one',
  ],
  ['a tab', 'a:\n\tb: 1\n', 'a.yaml:2:1 YamlSyntax: got a tab in the indentation, expected spaces; indent with spaces'],
  [
    'two documents',
    'a: 1\n---\nb: 1\n',
    "a.yaml:2:1 YamlSeveralDocuments: got 2 documents, expected one; remove the '---' and what follows it, or split the file",
  ],
  [
    'an alias that leads nowhere',
    'a: 1\nb: *x\n',
    'a.yaml:2:4 YamlAlias: got the alias *x, which nothing above it is called, expected an anchor &x before it; add the anchor, or put the text in quotes if it is no alias',
  ],
  [
    'an alias inside of itself',
    'a: &x\n  b: [*x]\n',
    'a.yaml:2:7 YamlAlias: got the alias *x inside of what it stands for, expected an alias of something else; write the value out',
  ],
  [
    'aliases of aliases without end',
    `a0: &a0 [x]\n${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(9)}]\n`).join('')}`,
    'a.yaml:8:10 YamlSize: got aliases of aliases that stand for a vast value, expected at most 1000000 values in all; write the values out',
  ],
  [
    'a mapping as a key',
    'a: 1\n? { b: 1 }\n: c\n',
    'a.yaml:2:3 YamlKey: got a key that is not one word, expected keys that are text; write the key as plain text, or put it in quotes',
  ],
  [
    'an empty key',
    'a: 1\n? \n: c\n',
    'a.yaml:2:3 YamlKey: got an empty key, expected keys that are text; write the key as plain text, or put it in quotes',
  ],
])('%s is a problem with its line', (_, text, message) => {
  const [first] = problems(text);
  expect(first).toBe(message);
  expect(readYaml(text, 'a.yaml').value).toBeUndefined();
});

test('an alias stands for what it names, however often', () => {
  const uses = Array.from({ length: 300 }, (_, index) => `b${index}: *x\n`).join('');
  expect(readYaml(`a: &x { c: 1 }\n${uses}`, 'a.yaml')).toMatchObject({
    value: { a: { c: 1 }, b0: { c: 1 }, b299: { c: 1 } },
    problems: [],
  });
});

test('the value null that somebody wrote is a value', () => {
  expect(readYaml('null\n', 'a.yaml')).toMatchObject({ value: null, problems: [] });
});

const finding = (path: (string | number)[]) => ({ code: 'C', path, got: 'g', expected: 'e', fix: 'f' });

test.each<[(string | number)[], number, number]>([
  [['a'], 1, 1],
  [['a', 'b'], 2, 3],
  [['a', 'b', 1], 2, 10],
  [['a', 'c', 'x', 'y'], 3, 3],
  [['none'], 1, 1],
  [['d', 'b'], 2, 3],
])(
  'what is wrong at %j is placed at line %i, column %i: the key, or the nearest thing that exists',
  (path, line, column) => {
    const document = readYaml('a: &x\n  b: [1, 2]\n  c: {}\nd: *x\n', 'a.yaml');
    expect(document.place([finding(path)])).toEqual([{ ...finding(path), file: 'a.yaml', line, column }]);
  },
);

test.each([
  ['brackets', '['.repeat(5_000)],
  ['braces that are closed', `${'{a: '.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['lists in one line', `${'- '.repeat(5_000)}a`],
  ['keys that are lists', `${'? '.repeat(5_000)}a`],
  ['indentation', Array.from({ length: 500 }, (_, index) => `${' '.repeat(index)}a:\n`).join('')],
])('%s that go deeper than anybody writes are a problem, not a crash', (_, text) => {
  expect(readYaml(text, 'a.yaml').problems.map(({ code }) => code)).toEqual(['YamlDepth']);
});

test('what people write is not too deep', () => {
  const text = `${'  '.repeat(60)}a: [[[{ b: "[[[{{{" }]]]\n${'- '.repeat(20)}a\n`;
  expect(readYaml(text.split('\n')[0] ?? '', 'a.yaml').problems).toEqual([]);
  expect(readYaml(text.split('\n')[1] ?? '', 'a.yaml').problems).toEqual([]);
});

test.each(['a: &x { b: *x }\n', '&x [*x]\n', 'a: &x\n  - b: { c: *x }\n'])(
  '%j, which has no end, is a problem',
  (text) => {
    expect(readYaml(text, 'a.yaml')).toMatchObject({ value: undefined, problems: [{ code: 'YamlAlias' }] });
  },
);

test('an anchor that is named twice is read twice', () => {
  expect(readYaml('a: &x { b: 1 }\nc: *x\nd: [*x, *x]\n', 'a.yaml').value).toEqual({
    a: { b: 1 },
    c: { b: 1 },
    d: [{ b: 1 }, { b: 1 }],
  });
});
