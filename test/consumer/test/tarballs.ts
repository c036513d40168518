import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');

/** A package as npm would publish it. */
export interface Tarball {
  readonly name: string;
  /** Its folder in this repository. */
  readonly folder: string;
  /** Where the packed file lies. */
  readonly file: string;
  /** What is in it. */
  readonly paths: readonly string[];
}

/** Folders of the packages that are published. */
export const FOLDERS = readdirSync(join(ROOT, 'packages'))
  .map((name) => join(ROOT, 'packages', name))
  .filter((folder) => manifestOf(folder)['private'] !== true);

/** What `package.json` of a folder says. */
export function manifestOf(folder: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
}

/** Packs every package that is published, once for a test file. */
export function packAll(): readonly Tarball[] {
  const out = mkdtempSync(join(tmpdir(), 'promontory-tarballs-'));
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', out, ...FOLDERS];
  const text = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const packed = JSON.parse(text) as { name: string; filename: string; files: { path: string }[] }[];
  return packed.map(({ name, filename, files }) => ({
    name,
    folder: FOLDERS.find((folder) => manifestOf(folder)['name'] === name) ?? '',
    file: join(out, filename),
    paths: files.map(({ path }) => path).sort(),
  }));
}
