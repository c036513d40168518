import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CliError } from '../../cli-error.js';
import type { Context } from '../../context.js';
import { runProcess } from '../run-process.js';
import { git } from './git.js';

/**
 * Looks at a git ref, in a worktree of its own that goes again whatever happens.
 *
 * @param lookHere - What there is to do first; git is at work at the same time.
 * @param use - What to do in the worktree.
 */
export async function lookAt<T, U>(
  context: Context,
  { root, ref }: { readonly root: string; readonly ref: string },
  lookHere: () => T | Promise<T>,
  use: (tree: string, commit: string, first: T) => U | Promise<U>,
): Promise<readonly [T, U]> {
  const commit = await commitOf(context, root, ref);
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

async function commitOf(context: Context, root: string, ref: string): Promise<string> {
  const ran = await runProcess(context, 'git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], {
    cwd: root,
    missing: "no program 'git' on PATH: --base needs it",
  });
  if (ran.status === 0) return ran.stdout.trim();
  throw CliError.usage(
    `no commit '${ref}' in this repository (in CI, fetch it first: git fetch origin ${ref.replace(/^origin\//, '')})`,
  );
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
