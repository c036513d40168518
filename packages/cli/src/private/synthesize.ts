import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@promontory/config';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import type { EnvironmentFolder } from './environments.js';
import { type AppRan, appOf, runApp } from './run-app.js';
import { sameFiles } from './same-files.js';

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
}

/**
 * Runs an environment's app. It writes beside `cdktf.out`, and what it wrote is put in place when all is written: neither
 * Ctrl-C nor a failure leaves a half-written folder, and stacks that are gone do not linger.
 *
 * @returns what it has read, if it reads as this program does
 */
export async function synthesize(
  context: Context,
  environment: EnvironmentFolder,
  { fresh: anew = false }: SynthesizeOptions = {},
): Promise<Environment | undefined> {
  const { folder } = environment;
  const fresh = join(folder, PRIVATE, `synth-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  try {
    const ran = await runUpon(context, environment, fresh, anew ? undefined : folder);
    context.stderr(ran.messages);
    if (ran.unchanged !== true) {
      put(fresh, folder);
      remember(folder, ran.record);
    }
    return readBy(context, ran);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Synthesises an environment for whoever looks at it once: what it warns of is not told.
 *
 * @param upon - The folder of another environment, whose last synth has the stacks that are not written.
 * @returns where the others are, whether all is as in that last synth and none are, and what it has read
 */
export async function synthesizeUpon(
  context: Context,
  environment: EnvironmentFolder,
  upon: string | undefined,
): Promise<{ readonly out: string; readonly isAsUpon: boolean; readonly read: Environment | undefined }> {
  const out = join(environment.folder, OUT);
  const ran = await runUpon(context, environment, out, upon);
  return { out, isAsUpon: ran.unchanged === true, read: readBy(context, ran) };
}

// An app that reads otherwise means something else by it.
function readBy({ reader }: Context, { read }: AppRan): Environment | undefined {
  return reader !== undefined && read?.reader === reader ? read.environment : undefined;
}

/** @param upon - The folder whose last synth is built upon. */
async function runUpon(
  context: Context,
  { name, folder }: EnvironmentFolder,
  outdir: string,
  upon: string | undefined,
): Promise<AppRan> {
  const app = appOf(folder);
  mkdirSync(outdir, { recursive: true });
  const known = upon !== undefined && existsSync(join(upon, RECORD));
  const previous = known ? { outdir: join(upon, OUT), record: readFileSync(join(upon, RECORD), 'utf8') } : undefined;
  const ran = await runApp(context, app, folder, { outdir, previous, inPlace: true });
  if (context.signal.aborted) throw CliError.stopped();
  // The app has said what is wrong, for people; another word would only bury it.
  if (ran.status !== 0) context.stderr(ran.messages);
  if (ran.status === 2) throw CliError.usage(`${name} was not synthesised: mend what is named above`);
  if (ran.status !== 0) throw CliError.tool(`${name}: its app ended with ${ran.status}`);
  return ran;
}

/** The stacks of an environment, as its last synth wrote them, in their order of dependency. */
export function readStacks(folder: string): StackEntry[] {
  const out = join(folder, OUT);
  if (!existsSync(join(out, MANIFEST))) throw CliError.tool(`no ${join(out, MANIFEST)}: run 'promontory synth' first`);
  const stacks = stacksIn(out);
  const ordered = new Map<string, StackEntry>();
  const visit = (id: string): void => {
    const stack = stacks[id];
    if (stack === undefined || ordered.has(id)) return;
    stack.dependencies.forEach(visit);
    ordered.set(id, { id, folder: join(out, stack.workingDirectory), dependencies: stack.dependencies });
  };
  Object.keys(stacks).sort().forEach(visit);
  return [...ordered.values()];
}

const MANIFEST = 'manifest.json';

type Stacks = Readonly<Record<string, { readonly workingDirectory: string; readonly dependencies: readonly string[] }>>;

function stacksIn(out: string): Stacks {
  return (JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')) as { stacks: Stacks }).stacks;
}

/** How many resources a stack has. */
export function countResources({ folder }: StackEntry): number {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    resource?: Record<string, object>;
  };
  return Object.values(resource).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}

function remember(folder: string, record: string | undefined): void {
  const file = join(folder, RECORD);
  if (record === undefined) rmSync(file, { force: true });
  else writeFileSync(file, record);
}

function put(fresh: string, folder: string): void {
  const out = join(folder, OUT);
  const stacks = existsSync(join(fresh, MANIFEST)) ? stacksIn(fresh) : {};
  const isWhole = Object.values(stacks).every(({ workingDirectory }) => existsSync(join(fresh, workingDirectory)));
  if (isWhole || !existsSync(join(out, 'stacks'))) replace(fresh, out, join(folder, PRIVATE, `old-${process.pid}`));
  else putInto(fresh, out, stacks);
}

// All other stacks lie there as they are to be. The manifest goes first and comes last: should this be cut short, nothing takes what lies there for a synth.
function putInto(fresh: string, out: string, stacks: Stacks): void {
  rmSync(join(out, MANIFEST), { force: true });
  for (const id of readdirSync(join(out, 'stacks')).filter((id) => !Object.hasOwn(stacks, id)))
    rmSync(join(out, 'stacks', id), { recursive: true });
  for (const id of Object.keys(stacks).filter((id) => existsSync(join(fresh, 'stacks', id))))
    replace(join(fresh, 'stacks', id), join(out, 'stacks', id), join(fresh, `old-${id}`));
  renameSync(join(fresh, MANIFEST), join(out, MANIFEST));
}

/** Puts one folder in the place of another, which goes by way of `old`. */
function replace(fresh: string, out: string, old: string): void {
  // Terraform may still be at work in there, for a run that was killed: nothing is taken from under it without need.
  if (sameFiles(fresh, out)) return;
  if (existsSync(out)) {
    keepInitialised(out, fresh);
    renameSync(out, old);
  }
  renameSync(fresh, out);
  rmSync(old, { recursive: true, force: true });
}

// What `terraform init` has fetched stays with its stack: it takes minutes to fetch again.
function keepInitialised(out: string, fresh: string): void {
  for (const entry of readdirSync(out, { withFileTypes: true })) {
    const [before, after] = [join(out, entry.name), join(fresh, entry.name)];
    if (entry.name.startsWith('.terraform')) renameSync(before, after);
    else if (entry.isDirectory() && existsSync(after)) keepInitialised(before, after);
  }
}
