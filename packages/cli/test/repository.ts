import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

export const ROOT = join(__dirname, '..', '..', '..');
const PACKAGE = mkdtempSync(join(tmpdir(), 'promontory-cli-'));
/** The command, once it is built. */
export const CLI = join(PACKAGE, 'dist', 'main.js');

/** Builds the command that these tests run: the real one, from source. */
export function buildCli(): void {
  symlinkSync(join(ROOT, 'packages', 'cli', 'templates'), join(PACKAGE, 'templates'));
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, 'packages', 'cli', 'src', 'main.ts')],
    outfile: CLI,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    conditions: ['@promontory/source'],
  });
}

/** What a run came to. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary repository with environments and an app of a few lines. */
export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'promontory-repository-'));

  write(file: string, text: string, mode = 0o644): string {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  }

  /** An environment whose app runs `app`; in it `write(id, json, dependencies)` makes a stack and `finish()` the manifest. */
  environment(name: string, app = "write('a', {}); finish();"): void {
    this.write(`environments/${name}/environment.yaml`, 'apiVersion: promontory/v1\n');
    this.write(`environments/${name}/cdktf.json`, JSON.stringify({ app: 'node app.js' }));
    this.write(`environments/${name}/app.js`, `${APP}\n${app}\n`);
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    return { status, stdout, stderr };
  }

  /** As `run`, for tests that themselves answer what the command asks. */
  async runAside(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: this.folder,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (text.stdout += String(data)));
    child.stderr.on('data', (data) => (text.stderr += String(data)));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    // What takes long on a busy machine says so: progress is no result.
    return { status, stdout: text.stdout, stderr: text.stderr.replace(/^asking .*( …( \d+ s)?|: \d+\.\d s)\n/gm, '') };
  }

  /** Runs, and stops it by Ctrl-C once `started` says so. */
  async interrupt(args: readonly string[], started: () => boolean): Promise<Ran> {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (text.stdout += String(data)));
    child.stderr.on('data', (data) => (text.stderr += String(data)));
    const timer = setInterval(() => {
      if (started()) {
        clearInterval(timer);
        child.kill('SIGINT');
      }
    }, 20);
    return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...text })));
  }

  /** Makes a git repository of it whose `main` is what lies here now, with an app that is built. */
  commitBase(): void {
    this.write('.gitignore', 'cdktf.out\n.promontory\n');
    this.write('package.json', '{}');
    this.write('stacks/app/dist/main.js', '');
    this.git('init', '-q', '-b', 'main');
    this.git('add', '-A');
    this.git('commit', '-qm', 'base');
  }

  git(...args: readonly string[]): void {
    const ran = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(ran.stderr);
  }
}

const APP = `
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const out = process.env.CDKTF_OUTDIR;
const stacks = {};
function write(id, json, dependencies = []) {
  mkdirSync(join(out, 'stacks', id), { recursive: true });
  writeFileSync(join(out, 'stacks', id, 'cdk.tf.json'), JSON.stringify(json));
  stacks[id] = { name: id, synthesizedStackPath: 'stacks/' + id + '/cdk.tf.json', workingDirectory: 'stacks/' + id, dependencies };
}
function finish() { writeFileSync(join(out, 'manifest.json'), JSON.stringify({ stacks })); }
`;
