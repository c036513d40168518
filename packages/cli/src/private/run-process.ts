import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';

/** What a process came to. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a process is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What to say when there is no such program. */
  readonly missing?: string;
  /**
   * Whether it gets a process group of its own. A terminal's Ctrl-C then reaches it once, through us: two of them make
   * Terraform drop what it is doing. @default false
   */
  readonly ownGroup?: boolean;
  /** A file that takes its output, instead of pipes that break when we are killed: it can end what it has begun. */
  readonly log?: string;
}

/** Runs a program to its end. Ctrl-C is passed on, and the end awaited, so that it can release its locks. */
export function runProcess(
  context: Context,
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ran> {
  if (context.signal.aborted) return Promise.reject(CliError.stopped());
  const log = options.log === undefined ? undefined : openSync(options.log, 'a', 0o600);
  return new Promise<Ran>((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: { ...context.env, ...options.env } as NodeJS.ProcessEnv,
      stdio: ['ignore', log ?? 'pipe', log ?? 'pipe'],
      // On Windows it would open a console.
      detached: options.ownGroup === true && process.platform !== 'win32',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => out.push(data));
    child.stderr?.on('data', (data: Buffer) => err.push(data));
    const stop = (): void => void child.kill('SIGINT');
    context.signal.addEventListener('abort', stop, { once: true });
    child.on('error', (error: NodeJS.ErrnoException) => {
      context.signal.removeEventListener('abort', stop);
      const message =
        error.code === 'ENOENT'
          ? (options.missing ?? `no program '${command}' on PATH`)
          : `${command}: ${error.message}`;
      reject(CliError.tool(message));
    });
    child.on('close', (status) => {
      context.signal.removeEventListener('abort', stop);
      if (context.signal.aborted) reject(CliError.stopped());
      else
        resolve({
          status: status ?? 1,
          stdout: Buffer.concat(out).toString('utf8'),
          stderr: Buffer.concat(err).toString('utf8'),
        });
    });
  }).finally(() => {
    if (log !== undefined) closeSync(log);
  });
}
