import { spawn } from 'node:child_process';
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
}

/** Runs a program to its end. Ctrl-C is passed on, and the end awaited, so that it can release its locks. */
export function runProcess(
  context: Context,
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ran> {
  if (context.signal.aborted) return Promise.reject(CliError.stopped());
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: { ...context.env, ...options.env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => err.push(data));
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
  });
}
