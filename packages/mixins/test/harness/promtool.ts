import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = spawnSync('promtool', ['--version']).error === undefined;

/** A test that needs promtool: with CI=true its absence is a failure, elsewhere it is said in the title. */
export const withPromtool = found || process.env['CI'] === 'true' ? test : test.skip;
export const NOTE = found ? '' : ' (SKIPPED: install promtool, Debian package prometheus)';

/** What promtool says of files, those of them that end as `judged` says; the others lie beside. Empty when content. */
export function promtool(command: readonly string[], files: Readonly<Record<string, string>>, judged: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-mixins-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const named = Object.keys(files).filter((name) => name.endsWith(judged));
  const ran = spawnSync('promtool', [...command, ...named], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  rmSync(folder, { recursive: true });
  if (ran.status === 0) return '';
  // What went well would bury what did not.
  const said = `${ran.stdout}${ran.stderr}`.replace(/^Unit Testing:.*\n(\s*SUCCESS\n)?/gm, '');
  return `${said}${ran.error?.message ?? ''}`;
}
