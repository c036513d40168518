import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redactState } from '@promontory/offline-provider';
import type { Engine } from './tofu.js';
import { ROOT } from './tofu.js';

const CLI = join(ROOT, 'packages', 'cli', 'bin', 'promontory.js');

/** A repository with one synthesised environment, in which offline plans are made by the command itself. */
export class OfflineRepository {
  private readonly root = mkdtempSync(join(tmpdir(), 'promontory-offline-test-'));
  private readonly home = join(this.root, 'environments', 'tested');

  constructor(
    private readonly out: string,
    private readonly engine: Engine,
  ) {
    mkdirSync(this.home, { recursive: true });
    writeFileSync(join(this.home, 'environment.yaml'), '');
    cpSync(out, join(this.home, 'cdktf.out'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'));
  }

  /** What is deployed, as `promontory plan --record` would write it. */
  record(stack: string, state: string): void {
    mkdirSync(join(this.home, 'recorded'), { recursive: true });
    writeFileSync(join(this.home, 'recorded', `${stack}.tfstate.json`), redactState(state, stack));
  }

  /** Puts another text in place of a stack's. */
  alter(stack: string, change: (text: string) => string): void {
    const file = join('stacks', stack, 'cdk.tf.json');
    writeFileSync(join(this.home, 'cdktf.out', file), change(readFileSync(join(this.out, file), 'utf8')));
  }

  /** Plans offline; returns what the command said. */
  plan(): { readonly status: number | null; readonly text: string } {
    const ran = spawnSync(process.execPath, [CLI, 'plan', '--offline', '--no-synth'], {
      cwd: this.root,
      encoding: 'utf8',
      // Neither credentials nor the providers of the other side.
      env: { PATH: process.env['PATH'], HOME: this.root, NO_COLOR: '1', TERRAFORM_BINARY_NAME: this.engine.binary },
    });
    return { status: ran.status, text: `${ran.stdout}${ran.stderr}` };
  }

  planOf(stack: string): unknown {
    return JSON.parse(readFileSync(join(this.home, '.promontory', 'plans', stack, 'plan.json'), 'utf8'));
  }
}
