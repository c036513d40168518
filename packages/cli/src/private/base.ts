import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve as absolute } from 'node:path';
import { readSynth, type Synth } from '@promontory/plan-review';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { type Estimated, estimateEnvironment, estimateFolder } from './costs/estimate.js';
import { type EnvironmentFolder, environmentsIn } from './environments.js';
import { runProcess } from './run-process.js';
import { synthesizeUpon } from './synthesize.js';

/** The folder of the bundle that every environment's cdktf.json names. */
const APP = join('stacks', 'app', 'dist');
/** What the bundle is made of. */
const SOURCES = ['packages', 'stacks', 'tools/bundle', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/** An environment as it is here. */
export interface Here {
  readonly environment: EnvironmentFolder;
  readonly head: Synth;
}

/** An environment as it is at the base. */
export interface BaseEnvironment {
  readonly synth: Synth;
  readonly costs: Estimated;
}

/** What is looked at of a git ref. */
export interface BaseOptions {
  readonly root: string;
  readonly ref: string;
  /** Names of environments. @default - all */
  readonly names: readonly string[];
}

/**
 * Synthesises environments as they are at a git ref. When no source has changed since, which is what most pull
 * requests look like, the present bundle serves both sides.
 *
 * @param lookHere - What there is to do first; git is at work at the same time.
 */
export async function synthesizeBase<T extends Here>(
  context: Context,
  { root, ref, names }: BaseOptions,
  lookHere: () => Promise<readonly T[]>,
): Promise<readonly [readonly T[], ReadonlyMap<string, BaseEnvironment>]> {
  const use = async (
    tree: string,
    commit: string,
    all: readonly T[],
  ): Promise<ReadonlyMap<string, BaseEnvironment>> => {
    await provideApp(context, root, tree, commit);
    const environments = new Map<string, BaseEnvironment>();
    for (const environment of environmentsIn(tree).filter(isOneOf(names))) {
      // What is as it is here need not be made again there, nor read.
      const here = hereOf(root, environment);
      const head = all.find((one) => absolute(one.environment.folder) === here)?.head;
      const { out, isAsUpon, read } = await synthesizeUpon(context, environment, head && here);
      const costs = read ? estimateEnvironment(read) : estimateFolder(context, environment, here);
      const synth = head !== undefined && isAsUpon ? head : readSynth(out, head);
      environments.set(environment.name, { synth, costs });
    }
    return environments;
  };
  return atBase(context, root, ref, use, lookHere);
}

const isOneOf =
  (names: readonly string[]) =>
  ({ name }: EnvironmentFolder): boolean =>
    names.length === 0 || names.includes(name);

/** Where an environment of the base is here, if it still is. */
function hereOf(root: string, { folder }: EnvironmentFolder): string {
  return join(root, 'environments', basename(folder));
}

/** Does something while something else is under way. */
async function beside<T, U>(running: Promise<U>, work: () => T | Promise<T>): Promise<[T, U]> {
  // Whoever fails, nothing is cleaned up before both have ended.
  const ended = running.catch(() => undefined);
  try {
    return [await work(), await running];
  } finally {
    await ended;
  }
}

/** Estimates the environments as they are at a git ref: that needs no synth. */
export async function estimateBase(
  context: Context,
  { root, ref, names }: BaseOptions,
): Promise<ReadonlyMap<string, Estimated>> {
  const use = (tree: string): ReadonlyMap<string, Estimated> => {
    const environments = environmentsIn(tree).filter(isOneOf(names));
    return new Map(
      environments.map((environment) => [
        environment.name,
        estimateFolder(context, environment, hereOf(root, environment)),
      ]),
    );
  };
  const [, estimated] = await atBase(context, root, ref, use, () => undefined);
  return estimated;
}

/** Looks at a git ref, in a worktree of its own that goes again whatever happens, once something else is done. */
async function atBase<T, U>(
  context: Context,
  root: string,
  ref: string,
  use: (tree: string, commit: string, first: T) => U | Promise<U>,
  lookHere: () => T | Promise<T>,
): Promise<readonly [T, U]> {
  const commit = await resolve(context, root, ref);
  const tree = join(mkdtempSync(join(tmpdir(), 'promontory-base-')), 'tree');
  const faultOfBase = (error: unknown): never => {
    if (error instanceof CliError && error.exitCode !== 130)
      throw CliError.tool(`the base ${ref} cannot be read: ${error.message}`);
    throw error;
  };
  try {
    const checkedOut = git(context, root, 'worktree', 'add', '--quiet', '--detach', tree, commit);
    const [first] = await beside(checkedOut.catch(faultOfBase), lookHere);
    return [first, await (async () => use(tree, commit, first))().catch(faultOfBase)];
  } finally {
    rmSync(dirname(tree), { recursive: true, force: true });
    // The signal may have been given: cleaning up is not subject to it.
    await git({ ...context, signal: new AbortController().signal }, root, 'worktree', 'prune').catch(() => undefined);
  }
}

async function resolve(context: Context, root: string, ref: string): Promise<string> {
  const ran = await runProcess(context, 'git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], {
    cwd: root,
    missing: "no program 'git' on PATH: --base needs it",
  });
  if (ran.status === 0) return ran.stdout.trim();
  throw CliError.usage(
    `no commit '${ref}' in this repository (in CI, fetch it first: git fetch origin ${ref.replace(/^origin\//, '')})`,
  );
}

async function provideApp(context: Context, root: string, tree: string, commit: string): Promise<void> {
  const [unchanged, untracked] = await Promise.all([
    runProcess(context, 'git', ['diff', '--quiet', commit, '--', ...SOURCES], { cwd: root }),
    git(context, root, 'ls-files', '--others', '--exclude-standard', '--', ...SOURCES),
  ]);
  if (unchanged.status === 0 && untracked === '' && existsSync(join(root, APP, 'main.js'))) {
    // One file by two names is one module, which remembers what it has read on the other side.
    rmSync(join(tree, APP), { recursive: true, force: true });
    mkdirSync(dirname(join(tree, APP)), { recursive: true });
    symlinkSync(join(root, APP), join(tree, APP), 'junction');
    return;
  }
  await provideModules(context, root, tree);
  const built = await runProcess(context, 'npm', ['run', '--silent', 'bundle'], { cwd: tree });
  if (built.status !== 0) throw CliError.tool(`its bundle cannot be built:\n${built.stderr}`);
}

/** node_modules of the base: those that are here when the lock file is the same, with the base's own packages in them. */
async function provideModules(context: Context, root: string, tree: string): Promise<void> {
  const lock = (folder: string): string => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const here = join(root, 'node_modules');
  if (!existsSync(here) || lock(root) !== lock(tree)) {
    const installed = await runProcess(context, 'npm', ['ci', '--no-audit', '--no-fund'], { cwd: tree });
    if (installed.status !== 0) throw CliError.tool(`its packages cannot be installed:\n${installed.stderr}`);
    return;
  }
  const modules = join(tree, 'node_modules');
  mkdirSync(join(modules, '@promontory'), { recursive: true });
  for (const name of readdirSync(here).filter((name) => name !== '@promontory'))
    symlinkSync(join(here, name), join(modules, name));
  for (const home of ['packages', 'stacks']) {
    for (const folder of readdirSync(join(tree, home))) {
      const manifest = join(tree, home, folder, 'package.json');
      if (!existsSync(manifest)) continue;
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
      symlinkSync(join(tree, home, folder), join(modules, name));
    }
  }
}

async function git(context: Context, cwd: string, ...args: readonly string[]): Promise<string> {
  const ran = await runProcess(context, 'git', args, { cwd });
  if (ran.status !== 0) throw CliError.tool(`git ${args[0]} ended with ${ran.status}: ${ran.stderr.trim()}`);
  return ran.stdout.trim();
}
