import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');

/** A copy of this repository in which something may be generated: its own packages, everybody else's as they are here. */
export class Copy {
  readonly root = mkdtempSync(join(tmpdir(), 'promontory-generators-'));

  constructor() {
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const built = ['packages/cli/dist', 'stacks/app/dist'].flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
    );
    for (const file of [...files.split('\0').filter(Boolean), ...built]) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(ROOT, file), join(this.root, file), { recursive: true });
    }
    this.linkModules();
    // Nx and Prettier ask git what there is.
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
    ])
      execFileSync('git', args, { cwd: this.root });
  }

  /** Runs a program of node_modules; its output when it ended well, an error with all of it when not. */
  run(program: string, ...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(this.root, 'node_modules', program), ...args],
      {
        cwd: this.root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: {
          ...process.env,
          NX_DAEMON: 'false',
          NX_TUI: 'false',
          NX_NO_CLOUD: 'true',
          NX_CACHE_DIRECTORY: undefined,
        },
      },
    );
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
    return stdout;
  }

  /** As npm would link them, with what was generated. */
  linkModules(): void {
    const modules = join(this.root, 'node_modules');
    mkdirSync(join(modules, '@promontory'), { recursive: true });
    for (const name of readdirSync(join(ROOT, 'node_modules'))) {
      if (name !== '@promontory') link(join(ROOT, 'node_modules', name), join(modules, name));
    }
    for (const parent of ['packages', 'stacks', 'tools']) {
      for (const name of readdirSync(join(this.root, parent))) {
        const called = parent === 'stacks' && name !== 'app' ? `${name}-stack` : name;
        link(join(this.root, parent, name), join(modules, '@promontory', called));
      }
    }
  }
}

function link(target: string, path: string): void {
  try {
    symlinkSync(target, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
