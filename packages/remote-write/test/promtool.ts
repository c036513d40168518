import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const found = spawnSync('promtool', ['--version']).error === undefined;

/** A test that needs promtool: with CI=true its absence is a failure, elsewhere it is said in the title. */
export const withPromtool = found || process.env['CI'] === 'true' ? test : test.skip;
export const NOTE = found ? '' : ' (SKIPPED: install promtool, Debian package prometheus)';

/** What promtool says of a configuration; empty when content. */
export function promtool(configuration: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-remote-write-'));
  writeFileSync(join(folder, 'prometheus.yml'), stringify(configuration));
  const ran = spawnSync('promtool', ['check', 'config', 'prometheus.yml'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return ran.status === 0 ? '' : `${ran.stdout}${ran.stderr}${ran.error?.message ?? ''}`;
}
