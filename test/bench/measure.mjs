import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Seconds of wall time, and the peak memory of the largest process, by GNU time where it is installed. */
export function measure({ args, cwd, env = {} }) {
  const timed = existsSync('/usr/bin/time');
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const started = process.hrtime.bigint();
  const ran = timed
    ? spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, ...args], options)
    : spawnSync(process.execPath, args, options);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (ran.status !== 0) throw new Error(`${args.join(' ')} ended with ${ran.status}:\n${ran.stderr}`);
  return { seconds, megabytes: timed ? Number(ran.stderr.trim().split('\n').at(-1)) / 1024 : Number.NaN };
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs all in turn, so that a machine that slows down slows all of them down; the first round only warms up. */
export function inTurn(cases, runs) {
  const samples = cases.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, one] of cases.entries()) {
      const sample = measure(typeof one.prepare === 'function' ? { ...one, ...one.prepare() } : one);
      if (run > 0 || runs === 0) samples[index].push(sample);
    }
  }
  return samples.map((own) => ({
    seconds: median(own.map(({ seconds }) => seconds)),
    megabytes: median(own.map(({ megabytes }) => megabytes)),
  }));
}

export const megabytesText = (megabytes) => (Number.isNaN(megabytes) ? 'not measured' : `${megabytes.toFixed(0)} MB`);
