import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './tofu.js';

/** Runs the app's bundle on an environment's folder; returns the output folder. */
export function synthesize(environment: string): string {
  const out = mkdtempSync(join(tmpdir(), 'promontory-synth-'));
  const ran = spawnSync(process.execPath, [join(ROOT, 'stacks', 'app', 'dist', 'main.js')], {
    cwd: environment,
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: out },
  });
  if (ran.status !== 0)
    throw new Error(`synth of ${environment} ended with ${ran.status}:\n${ran.stdout}${ran.stderr}`);
  return out;
}
