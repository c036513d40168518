import { relative, sep } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import type { EnvironmentFolder } from './environments.js';
import { runProcess } from './run-process.js';

/** What no environment is made of: a change there affects none. */
const HARMLESS = /^(docs|test|\.github|\.gitlab)\/|\.md$|^\.(gitignore|prettierrc|editorconfig)/;

/**
 * The environments that a change can affect: those in whose folder something changed, and all of them when anything did
 * that every one is made of. In doubt an environment is affected.
 */
export async function affectedBy(
  context: Context,
  root: string,
  base: string,
  environments: readonly EnvironmentFolder[],
): Promise<EnvironmentFolder[]> {
  const changed = (await changedSince(context, root, base)).filter((file) => !HARMLESS.test(file));
  const folders = environments.map(({ folder }) => `${relative(root, folder).split(sep).join('/')}/`);
  const shared = changed.some((file) => !/^environments\/[^/]+\/./.test(file) || !ofAny(file, environments));
  if (shared) return [...environments];
  return environments.filter((_, index) => changed.some((file) => file.startsWith(folders[index] ?? '')));
}

/** Whether a file lies in the folder of an environment, known or not; `environments/shared` is everybody's. */
function ofAny(file: string, environments: readonly EnvironmentFolder[]): boolean {
  const [, name = ''] = file.split('/');
  return environments.some((environment) => environment.folder.endsWith(`${sep}${name}`)) || name !== 'shared';
}

async function changedSince(context: Context, root: string, base: string): Promise<string[]> {
  const git = async (...args: string[]): Promise<string[]> => {
    const ran = await runProcess(context, 'git', args, { cwd: root, missing: "no program 'git' on PATH" });
    if (ran.status !== 0) {
      throw CliError.usage(`no commit '${base}' in this repository (in CI, fetch it first: git fetch origin)`);
    }
    return ran.stdout.split('\0').filter((file) => file !== '');
  };
  // From where the two parted: what the base did since is not this change.
  const merged = await git('diff', '--name-only', '-z', '--relative', `${base}...HEAD`, '--');
  const here = await git('diff', '--name-only', '-z', '--relative', 'HEAD', '--');
  const fresh = await git('ls-files', '--others', '--exclude-standard', '-z');
  return [...new Set([...merged, ...here, ...fresh])];
}
