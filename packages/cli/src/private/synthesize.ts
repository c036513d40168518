import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import type { EnvironmentFolder } from './environments.js';
import { appOf, runApp } from './run-app.js';
import { filesOf, sameFiles } from './same-files.js';

/** The folder that holds what Terraform is given. */
export const OUT = 'cdktf.out';
/** The folder for what is ours and not for git. */
export const PRIVATE = '.promontory';
/** What an app has us remember of its last synth. */
const RECORD = join(PRIVATE, 'synth.json');

/** One synthesised stack. */
export interface StackEntry {
  readonly id: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
}

/** How an environment is synthesised. */
export interface SynthesizeOptions {
  /** Whether all is made again, whatever the app remembers. @default false */
  readonly fresh?: boolean;
  /** The folder of the environment whose last synth is built upon. @default - its own */
  readonly upon?: string;
}

/**
 * Runs an environment's app. It writes beside `cdktf.out` and is put in its place when all is written: neither Ctrl-C
 * nor a failure leaves a half-written folder, and stacks that are gone do not linger.
 */
export async function synthesize(
  context: Context,
  { name, folder }: EnvironmentFolder,
  { fresh: anew = false, upon = folder }: SynthesizeOptions = {},
): Promise<void> {
  const app = appOf(folder);
  const fresh = join(folder, PRIVATE, `synth-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    const before = { outdir: join(upon, OUT), record: join(upon, RECORD) };
    const previous =
      !anew && existsSync(before.record)
        ? { outdir: before.outdir, record: readFileSync(before.record, 'utf8') }
        : undefined;
    const { status, messages, record, unchanged } = await runApp(context, app, folder, { outdir: fresh, previous });
    // The app has said what is wrong, for people; another word would only bury it.
    context.stderr(messages);
    if (context.signal.aborted) throw CliError.stopped();
    if (status === 2) throw CliError.usage(`${name} was not synthesised: mend what is named above`);
    if (status !== 0) throw CliError.tool(`${name}: its app ended with ${status}`);
    if (unchanged === true && upon === folder) return;
    if (unchanged === true) copySynth(before.outdir, fresh);
    put(fresh, folder);
    remember(folder, record);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The stacks of an environment, as its last synth wrote them, in their order of dependency. */
export function readStacks(folder: string): StackEntry[] {
  const out = join(folder, OUT);
  const file = join(out, 'manifest.json');
  if (!existsSync(file)) throw CliError.tool(`no ${file}: run 'promontory synth' first`);
  const { stacks } = JSON.parse(readFileSync(file, 'utf8')) as {
    stacks: Readonly<Record<string, { workingDirectory: string; dependencies: readonly string[] }>>;
  };
  const ordered: StackEntry[] = [];
  const visit = (id: string): void => {
    const stack = stacks[id];
    if (stack === undefined || ordered.some((done) => done.id === id)) return;
    stack.dependencies.forEach(visit);
    ordered.push({ id, folder: join(out, stack.workingDirectory), dependencies: stack.dependencies });
  };
  Object.keys(stacks).sort().forEach(visit);
  return ordered;
}

/** How many resources a stack has. */
export function countResources({ folder }: StackEntry): number {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    resource?: Record<string, object>;
  };
  return Object.values(resource).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}

function copySynth(from: string, to: string): void {
  for (const name of filesOf(from)) cpSync(join(from, name), join(to, name), { recursive: true });
}

function remember(folder: string, record: string | undefined): void {
  const file = join(folder, RECORD);
  if (record === undefined) rmSync(file, { force: true });
  else writeFileSync(file, record);
}

function put(fresh: string, folder: string): void {
  const out = join(folder, OUT);
  // Terraform may still be at work in there, for a run that was killed: nothing is taken from under it without need.
  if (sameFiles(fresh, out)) return;
  const old = join(folder, PRIVATE, `old-${process.pid}`);
  if (existsSync(out)) {
    keepInitialised(out, fresh);
    renameSync(out, old);
  }
  renameSync(fresh, out);
  rmSync(old, { recursive: true, force: true });
}

// What `terraform init` has fetched stays with its stack: it takes minutes to fetch again.
function keepInitialised(out: string, fresh: string): void {
  for (const stack of readdirSync(join(fresh, 'stacks'))) {
    const before = join(out, 'stacks', stack);
    const kept = existsSync(before) ? readdirSync(before).filter((name) => name.startsWith('.terraform')) : [];
    for (const name of kept) renameSync(join(before, name), join(fresh, 'stacks', stack, name));
  }
}
