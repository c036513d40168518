import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A test that needs a program: with CI=true its absence is a failure, elsewhere it is said in the title. */
export function needing(program: string): { readonly run: typeof test; readonly note: string } {
  const isHere = spawnSync(program, ['--version']).error === undefined;
  const must = process.env['CI'] === 'true';
  return { run: (isHere || must ? test : test.skip) as typeof test, note: isHere ? '' : ` (SKIPPED: no ${program})` };
}

/** What a program says of a file; empty when content. */
export function verdict(program: string, args: readonly string[], name: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-host-'));
  writeFileSync(join(folder, name), content);
  const ran = spawnSync(program, [...args, join(folder, name)], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const said = `${ran.stdout}${ran.stderr}`;
  return ran.status === 0 ? '' : `${said}${ran.error?.message ?? ''}`;
}
