import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, type Digest } from '../bundle/digest.js';
import { PRIVATE } from '../synthesize.js';

/** How far one stack has come. `begun` may mean anything between nothing and all: only its state can tell. */
export interface Progress {
  readonly status: 'begun' | 'applied';
}

/**
 * How far applying a bundle has come, for the next run: a run may end at any moment. Each step is on disk before
 * Terraform is started, and after it has ended.
 */
export class Journal {
  private readonly stacks: Record<string, Progress>;
  readonly folder: string;

  constructor(environment: string, digest: Digest) {
    this.folder = join(environment, PRIVATE, 'applies', digest.slice('sha256:'.length));
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.stacks = existsSync(this.file)
      ? (JSON.parse(readFileSync(this.file, 'utf8')) as { stacks: Record<string, Progress> }).stacks
      : {};
  }

  progress(stack: string): Progress | undefined {
    return Object.hasOwn(this.stacks, stack) ? this.stacks[stack] : undefined;
  }

  set(stack: string, progress: Progress): void {
    this.stacks[stack] = progress;
    const fresh = `${this.file}.${process.pid}`;
    const file = openSync(fresh, 'w', 0o600);
    writeSync(file, `${canonical({ schemaVersion: 1, stacks: this.stacks }, 2)}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(fresh, this.file);
  }

  /** Where Terraform writes what it does to a stack. */
  log(stack: string): string {
    return join(this.folder, `${stack}.log`);
  }

  private get file(): string {
    return join(this.folder, 'journal.json');
  }
}
