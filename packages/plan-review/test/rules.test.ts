import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../src/rules/index.js';

const PACKAGE = join(__dirname, '..');
const fileOf = (id: string): string => id.replace('/', '-');

test('every id is there once, as scope/name', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids.filter((id) => !/^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every file of a rule is in the pack', () => {
  const files = readdirSync(join(PACKAGE, 'src', 'rules')).filter((file) => file !== 'index.ts');
  expect(files.sort()).toEqual(RULES.map(({ id }) => `${fileOf(id)}.ts`).sort());
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s has words, a test and a page', (id, rule) => {
  expect(readFileSync(join(PACKAGE, 'src', 'rules', `${fileOf(id)}.ts`), 'utf8')).toContain(`  id: '${id}',`);
  expect(readFileSync(join(PACKAGE, 'test', 'rules', `${fileOf(id)}.test.ts`), 'utf8')).toContain(
    `/src/rules/${fileOf(id)}.js`,
  );
  expect(existsSync(join(PACKAGE, '..', '..', 'docs', 'rules', `${id}.md`))).toBe(true);
  for (const words of [rule.summary, rule.why, rule.fix]) expect(words).toMatch(/^[A-Z0-9].*\.$/);
  expect(['error', 'warning', 'info']).toContain(rule.severity);
});
