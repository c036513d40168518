// `npm run bench`: what synthesis costs, as whole processes, against loading cdktf alone in the same run.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, megabytesText } from './measure.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const RUNS = Number(process.argv[2] ?? 11);
const DEV = join(ROOT, 'environments', 'dev');
const APP = join(ROOT, 'stacks', 'app', 'dist', 'main.js');
const CLI = join(ROOT, 'packages', 'cli', 'bin', 'promontory.js');
if (!existsSync(APP)) {
  console.error("the app is not built: run 'npm run bundle'");
  process.exit(3);
}

const CASES = [
  { name: 'node -e 0', args: ['-e', '0'], cwd: ROOT },
  { name: 'node -e "require(\'cdktf\')"', args: ['-e', "require('cdktf')"], cwd: ROOT },
  {
    name: 'the app on environments/dev',
    args: [APP],
    cwd: DEV,
    prepare: () => ({ env: { CDKTF_OUTDIR: mkdtempSync(join(tmpdir(), 'promontory-bench-')) } }),
  },
  { name: 'promontory synth dev --fresh', args: [CLI, 'synth', 'dev', '--fresh'], cwd: ROOT },
  { name: 'promontory synth dev', args: [CLI, 'synth', 'dev'], cwd: ROOT },
  { name: 'promontory validate dev', args: [CLI, 'validate', 'dev'], cwd: ROOT },
  { name: 'promontory review dev --no-synth', args: [CLI, 'review', 'dev', '--no-synth'], cwd: ROOT },
];

const results = inTurn(CASES, RUNS);
const yardstick = results[1].seconds;
console.log(`Node ${process.versions.node}, medians of ${RUNS} runs\n`);
console.log('| Command | Wall | Against cdktf alone | Peak memory |');
console.log('| --- | ---: | ---: | ---: |');
for (const [index, { name }] of CASES.entries()) {
  const { seconds, megabytes } = results[index];
  const ratio = (seconds / yardstick).toFixed(2);
  console.log(`| \`${name}\` | ${seconds.toFixed(3)} s | ${ratio} x | ${megabytesText(megabytes)} |`);
}
