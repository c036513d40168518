import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from '@promontory/config';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { runProcess } from './run-process.js';

/** What an app came to: its exit code, and what it said to people. */
export interface AppRan {
  readonly status: number;
  readonly messages: string;
  /** What it wants to be given the next time; ours to keep, its to read. */
  readonly record?: string;
  /** Whether it has written nothing, because what it would write lies in `previous.outdir` already. */
  readonly unchanged?: boolean;
  /** The environment that it has read, and which code has read it. */
  readonly read?: { readonly reader: string; readonly environment: Environment };
}

/** Where an app writes, and what it wrote the last time. */
export interface AppOptions {
  readonly outdir: string;
  readonly previous?: { readonly outdir: string; readonly record: string };
  /** Whether stacks that are as they were may stay where they lie. An app may write them all the same. */
  readonly inPlace?: boolean;
}

/** What an app may bring beside its entry, to be called where another process would be started. */
interface AppModule {
  synthesize(folder: string, options: AppOptions & { readonly signal: AbortSignal }): Promise<AppRan>;
}

/** The words of the command that an environment's cdktf.json names as its app. */
export function appOf(folder: string): readonly string[] {
  const file = join(folder, 'cdktf.json');
  if (!existsSync(file)) throw CliError.usage(`no ${file}: copy it from another environment`);
  let app: unknown;
  try {
    app = (JSON.parse(readFileSync(file, 'utf8')) as { app?: unknown }).app;
  } catch {
    throw CliError.usage(`${file} is not JSON`);
  }
  if (typeof app !== 'string' || app.trim() === '') throw CliError.usage(`${file} has no 'app'`);
  const words = app.trim().split(/\s+/);
  const script = scriptOf(words);
  if (script !== undefined && !existsSync(resolve(folder, script))) {
    throw CliError.tool(
      `the app is not built: run 'npm run bundle' in the repository's root (no ${resolve(folder, script)})`,
    );
  }
  return words;
}

/** Has an app write the stacks of an environment to a folder: in this process where it can, which saves a start of Node. */
export async function runApp(
  context: Context,
  app: readonly string[],
  folder: string,
  options: AppOptions,
): Promise<AppRan> {
  const script = scriptOf(app);
  const callable = app.length === 2 && script !== undefined && join(dirname(resolve(folder, script)), 'synthesize.js');
  if (callable && existsSync(callable)) {
    const { synthesize } = createRequire(callable)(callable) as AppModule;
    return synthesize(folder, { ...options, signal: context.signal });
  }
  const [command = 'node', ...args] = app;
  const program = command === 'node' ? process.execPath : command;
  const env = { CDKTF_OUTDIR: options.outdir };
  const { status, stderr } = await runProcess(context, program, args, { cwd: folder, env });
  return { status, messages: stderr };
}

const scriptOf = ([command, script]: readonly string[]): string | undefined =>
  command === 'node' ? script : undefined;
