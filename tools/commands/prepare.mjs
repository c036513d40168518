import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const STAMP = join(ROOT, 'node_modules', '.promontory-lock');

/** Stops with what to do when this Node is too old: the first thing a newcomer meets should not be a stack trace. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Node ${process.versions.node} is too old: Promontory needs 20.19 or newer (20, 22 and 24 are tested).`,
  );
  process.exit(3);
}

/** Runs a command with its output shown; stops with its exit code when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options, env: environment(options.env) });
  if (done.error) {
    console.error(`${command}: ${done.error.message}`);
    process.exit(3);
  }
  return done.status ?? 130;
}

/** As `run`, and stops when it fails. */
export function must(command, args, options) {
  const status = run(command, args, options);
  if (status !== 0) process.exit(status);
}

/** `npm ci`, when the lock file is not the one that was installed. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing (once; about half a minute on a warm npm cache) …');
  must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(STAMP, lock);
}

const NX = join('node_modules', 'nx', 'dist', 'bin', 'nx.js');

/** Nx without its daemon: a command that ends should leave nothing running. */
export function nx(...args) {
  return run(process.execPath, [NX, ...args]);
}

/** As `nx`, and silent unless it fails. */
export function nxQuietly(...args) {
  const done = spawnSync(process.execPath, [NX, ...args], { cwd: ROOT, encoding: 'utf8', env: environment() });
  if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`);
  return done.status ?? 130;
}

function environment(extra = {}) {
  return { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', ...extra };
}
