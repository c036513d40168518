// `npm run bench`: what synthesis costs, as whole processes, against loading cdktf alone in the same run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  { name: 'the app on environments/dev', args: [APP], cwd: DEV },
  { name: 'promontory synth dev', args: [CLI, 'synth', 'dev'], cwd: ROOT },
  { name: 'promontory validate dev', args: [CLI, 'validate', 'dev'], cwd: ROOT },
  { name: 'promontory review dev --no-synth', args: [CLI, 'review', 'dev', '--no-synth'], cwd: ROOT },
];

/** Seconds of wall time, and the peak memory of the largest process, by GNU time where it is installed. */
function measure({ args, cwd }) {
  const env = {
    ...process.env,
    ...(args[0] === APP ? { CDKTF_OUTDIR: mkdtempSync(join(tmpdir(), 'promontory-bench-')) } : {}),
  };
  const timed = existsSync('/usr/bin/time');
  const started = process.hrtime.bigint();
  const ran = timed
    ? spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, ...args], { cwd, env, encoding: 'utf8' })
    : spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (ran.status !== 0) throw new Error(`${args.join(' ')} ended with ${ran.status}:\n${ran.stderr}`);
  return { seconds, megabytes: timed ? Number(ran.stderr.trim().split('\n').at(-1)) / 1024 : Number.NaN };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const samples = CASES.map(() => []);
// In turn, so that a machine that slows down slows all of them down.
for (let run = 0; run <= RUNS; run += 1) {
  for (const [index, one] of CASES.entries()) {
    const sample = measure(one);
    if (run > 0) samples[index].push(sample);
  }
}

const yardstick = median(samples[1].map(({ seconds }) => seconds));
console.log(`Node ${process.versions.node}, medians of ${RUNS} runs\n`);
console.log('| Command | Wall | Against cdktf alone | Peak memory |');
console.log('| --- | ---: | ---: | ---: |');
for (const [index, { name }] of CASES.entries()) {
  const seconds = median(samples[index].map((sample) => sample.seconds));
  const megabytes = median(samples[index].map((sample) => sample.megabytes));
  const memory = Number.isNaN(megabytes) ? 'not measured' : `${megabytes.toFixed(0)} MB`;
  console.log(`| \`${name}\` | ${seconds.toFixed(3)} s | ${(seconds / yardstick).toFixed(2)} x | ${memory} |`);
}
