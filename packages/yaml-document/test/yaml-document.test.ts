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
    'an alias of nothing',
    'a: 1\nb: *nope\n',
    'a.yaml:2:4 YamlAlias: got the alias *nope, expected an anchor &nope above it; write the value out',
  ],
])('%s is a problem with its line', (_, text, message) => {
  const [first] = problems(text);
  expect(first).toBe(message);
  expect(readYaml(text, 'a.yaml').value).toBeUndefined();
});

test('merge keys are merged', () => {
  expect(readYaml('a: &x { b: 1 }\nc: { <<: *x, d: 2 }\n', 'a.yaml').value).toEqual({ a: { b: 1 }, c: { b: 1, d: 2 } });
});

test('aliases that multiply without end are a problem, not a crash', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 8; level += 1)
    bomb.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  expect(readYaml(`${bomb.join('\n')}\n`, 'a.yaml').problems.map(({ code }) => code)).toEqual(['YamlAlias']);
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
