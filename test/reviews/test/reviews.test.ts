import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderText } from '@promontory/plan-review';
import { CHANGES, comparedReviewOf, type RecordedChange } from '../src/change.js';

const EXPECTED = join(__dirname, '..', 'expected');
const nameOf = ({ title }: RecordedChange): string => `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.txt`;

test('there are at least 60 changes, each under a title of its own', () => {
  expect(CHANGES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(CHANGES.map(nameOf)).size).toBe(CHANGES.length);
});

// The whole text: a finding that goes missing shows, and so does one that nobody expected.
test.each(CHANGES.map((change) => [change.title, change] as const))(
  '%s (GOLDEN_UPDATE=1 after a change that is meant)',
  (_, change) => {
    const file = join(EXPECTED, nameOf(change));
    const text = renderText({ schemaVersion: 1, environments: [comparedReviewOf(change)] });
    if (process.env['GOLDEN_UPDATE'] === '1') {
      mkdirSync(EXPECTED, { recursive: true });
      writeFileSync(file, text);
    }
    expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : 'nothing: it is new');
  },
);

test('no review is kept of a change that is gone', () => {
  expect(readdirSync(EXPECTED).sort()).toEqual(CHANGES.map(nameOf).sort());
});

test('a change of nothing says nothing', () => {
  expect(readFileSync(join(EXPECTED, 'nothing.txt'), 'utf8')).toMatch(/no findings/);
});
