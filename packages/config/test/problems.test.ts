import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOf, VALID, valid } from './environment-folder.js';
import { CASES } from './problem-cases.js';

/** Every case with its messages whole: file, line, column, what was got, what is allowed, what to do, the path. */
const FILE = join(__dirname, 'fixtures', 'problems.txt');
const told = (): string =>
  CASES.map(
    ({ title, yaml, files }) =>
      `${title}\n${problemsOf(yaml, files)
        .map((line) => `  ${line}\n`)
        .join('')}`,
  ).join('\n');

if (process.env['GOLDEN_UPDATE'] === '1') writeFileSync(FILE, told());

const sections = new Map(
  readFileSync(FILE, 'utf8')
    .split('\n\n')
    .map((section) => {
      const [title = '', ...lines] = section.trimEnd().split('\n');
      return [title, lines.map((line) => line.trim())] as const;
    }),
);

test.each(CASES)('$title is told', ({ title, yaml, files }) => {
  expect(problemsOf(yaml, files)).toEqual(sections.get(title));
  expect(sections.get(title)?.length).toBeGreaterThan(0);
});

test('no message is kept for a case that is gone', () => {
  expect([...sections.keys()]).toEqual(CASES.map(({ title }) => title));
});

test.each([
  ['a valid environment', VALID],
  ['one without clusters', VALID.slice(0, VALID.indexOf('clusters:'))],
  ['a workspace of defaults alone', valid('  metrics:\n    alias: test-metrics\n', '  metrics:\n')],
])('%s has no problems', (_, text) => {
  expect(problemsOf(text)).toEqual([]);
});
