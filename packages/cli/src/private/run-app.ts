import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';
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
}

/** Where an app writes, and what it wrote the last time. */
export interface AppOptions {
  readonly outdir: string;
  readonly previous?: { readonly outdir: string; readonly record: string };
  /** Whether stacks that are as they were may stay where they lie. An app may write them all the same. */
  readonly inPlace?: boolean;
  /** Whether the caller has other work to do meanwhile. */
  readonly beside?: boolean;
}

/** What an app may bring beside its entry, to be called where another process would be started. */
interface AppModule {
  synthesize(folder: string, options: Omit<AppOptions, 'beside'> & { readonly signal: AbortSignal }): Promise<AppRan>;
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
  { beside = false, ...options }: AppOptions,
): Promise<AppRan> {
  const script = scriptOf(app);
  const callable = app.length === 2 && script !== undefined && join(dirname(resolve(folder, script)), 'synthesize.js');
  if (callable && existsSync(callable)) {
    const require = createRequire(callable);
    // Where it has been called before it remembers what it has read: that is worth more than another processor.
    const isKnown = require.cache[realpathSync(callable)] !== undefined;
    if (beside && !isKnown && availableParallelism() > 1) return runBeside(context, callable, folder, options);
    const { synthesize } = require(callable) as AppModule;
    return synthesize(folder, { ...options, signal: context.signal });
  }
  const [command = 'node', ...args] = app;
  const program = command === 'node' ? process.execPath : command;
  const env = { CDKTF_OUTDIR: options.outdir };
  const { status, stderr } = await runProcess(context, program, args, { cwd: folder, env });
  return { status, messages: stderr };
}

const THREAD = `
const { parentPort, workerData: { callable, folder, options } } = require('node:worker_threads');
const { signal } = new AbortController();
require(callable).synthesize(folder, { ...options, signal }).then((ran) => parentPort.postMessage(ran));`;

/** In a thread. Ctrl-C ends it where it is: what it writes is for this process alone. */
function runBeside(context: Context, callable: string, folder: string, options: AppOptions): Promise<AppRan> {
  if (context.signal.aborted) return Promise.reject(CliError.stopped());
  const thread = new Worker(THREAD, { eval: true, env: SHARE_ENV, workerData: { callable, folder, options } });
  const stop = (): void => void thread.terminate();
  context.signal.addEventListener('abort', stop, { once: true });
  return new Promise<AppRan>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(context.signal.aborted ? CliError.stopped() : ended(code)));
  }).finally(() => context.signal.removeEventListener('abort', stop));
}

const ended = (code: number): CliError => CliError.tool(`the thread of the app ended with ${code}`);

const scriptOf = ([command, script]: readonly string[]): string | undefined =>
  command === 'node' ? script : undefined;
