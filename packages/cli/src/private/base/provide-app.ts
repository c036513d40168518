import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from '../../cli-error.js';
import type { Context } from '../../context.js';
import { runProcess } from '../run-process.js';
import { git } from './git.js';

/** The folder of the bundle that every environment's cdktf.json names. */
const APP = join('stacks', 'app', 'dist');
/** What the bundle is made of. */
const SOURCES = ['packages', 'stacks', 'tools/bundle', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/** Puts the app of a commit into its tree: the one that is here, where its sources have not changed since. */
export async function provideApp(context: Context, root: string, tree: string, commit: string): Promise<void> {
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
