import { spawnSync } from 'node:child_process';

const isHere = spawnSync('amtool', ['--version']).error === undefined;

/** A test that needs the real Alertmanager's tool. Skipped loudly where it is missing; never in CI. */
export function testWithAmtool(title: string, run: () => void): void {
  if (isHere || process.env['CI'] === 'true') test(title, run);
  else test.skip(`${title} (SKIPPED: install amtool, Debian package prometheus-alertmanager)`, run);
}
