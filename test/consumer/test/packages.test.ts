import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDERS, manifestOf, packAll, ROOT } from './tarballs.js';

const TARBALLS = packAll();
const LINT = [join(__dirname, '..', 'lint-tarball.mjs'), ...TARBALLS.map(({ file }) => file)];
const FOUND = JSON.parse(execFileSync(process.execPath, LINT, { encoding: 'utf8' })) as Record<string, unknown>;

test('every package is packed', () => {
  expect(TARBALLS).toHaveLength(FOLDERS.length);
});

describe.each(TARBALLS.map((tarball) => [tarball.name, tarball] as const))('%s', (name, { folder, file, paths }) => {
  const manifest = manifestOf(folder);

  test('holds what it needs and nothing else', () => {
    const expected =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|(dist|bin|schema)\/[\w./-]+\.(js|d\.ts|json|txt))$/;
    const ours = paths.filter((path) => !(name === '@promontory/cli' && path.startsWith('templates/')));
    expect(ours.filter((path) => !expected.test(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(paths.filter((path) => path.startsWith('dist/'))).not.toEqual([]);
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
  });

  test('says who may use it and where it runs', () => {
    expect(manifest).toMatchObject({ license: 'Apache-2.0', engines: { node: '>=20.19' }, sideEffects: false });
    expect(manifest).toMatchObject({ publishConfig: { access: 'public', provenance: true } });
    expect(manifest['description']).toMatch(/^[A-Z].{10,}[^.]$/);
  });

  test('publint finds nothing, and types resolve for every way of importing', () => {
    expect(FOUND[file]).toEqual({ publint: [], types: [] });
  });
});
