import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './repository.js';

// Ours, and those that `promontory init stack` gives to others.
const FOLDERS = ['.github/workflows', 'packages/cli/templates/stack/.github/workflows'];
const FILES = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`));

test.each(FILES)('%s calls what it calls at one commit, and names the release', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const uses = [...text.matchAll(/uses: (.+)$/gm)]
    .map(([, what = '']) => what)
    .filter((what) => !what.startsWith('./'));
  const loose = uses.filter((what) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what));
  expect(loose).toEqual([]);
});

test.each(FILES)('%s begins without permissions, and every job says which it needs', (file) => {
  const workflow = parse(readFileSync(join(ROOT, file), 'utf8')) as {
    readonly permissions?: object;
    readonly jobs: Readonly<Record<string, { readonly permissions?: object }>>;
  };
  expect(workflow.permissions).toEqual({});
  const silent = Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions === undefined);
  expect(silent.map(([name]) => name)).toEqual([]);
});
