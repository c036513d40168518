import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const COMMITTED = join(ROOT, 'api');

/** What the packages have now, as they are built. */
const fresh = mkdtempSync(join(tmpdir(), 'promontory-api-test-'));
beforeAll(() => execFileSync(process.execPath, [join(ROOT, 'tools', 'api', 'extract.mjs'), fresh]));

/** The lines that tell what two reports differ in, for whoever reads the failure. */
function changed(before: string, now: string): string[] {
  const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
  const old = new Set(lines(before));
  const next = new Set(lines(now));
  return [
    ...lines(before).flatMap((line) => (next.has(line) ? [] : [`- ${line}`])),
    ...lines(now).flatMap((line) => (old.has(line) ? [] : [`+ ${line}`])),
  ];
}

const PACKAGES = readdirSync(join(ROOT, 'packages')).filter((name) => {
  const text = readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8');
  const { private: isPrivate, types } = JSON.parse(text) as { private?: boolean; types?: string };
  return isPrivate !== true && types !== undefined;
});

test.each(PACKAGES)('the public API of %s is the one that was reviewed', (name) => {
  const read = (folder: string): string => readFileSync(join(folder, `${name}.api.md`), 'utf8');
  const before = readdirSync(COMMITTED).includes(`${name}.api.md`) ? read(COMMITTED) : '';
  const now = read(fresh);
  if (before === now) return;
  throw new Error(
    [
      `The public API of @promontory/${name} has changed:`,
      ...changed(before, now).map((line) => `  ${line}`),
      "If that is meant: 'npm run api:update', commit api/, and look in docs/releasing.md whether it breaks users.",
    ].join('\n'),
  );
});

test('there is no report of a package that is gone', () => {
  expect(readdirSync(COMMITTED).sort()).toEqual(PACKAGES.map((name) => `${name}.api.md`).sort());
});

test('a package that says what it exports is not empty', () => {
  const empty = PACKAGES.filter((name) => !/^export /m.test(readFileSync(join(COMMITTED, `${name}.api.md`), 'utf8')));
  expect(empty).toEqual([]);
});
