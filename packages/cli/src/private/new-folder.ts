import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { findRoot } from './environments.js';

/** Where a new environment goes; refused where there is one already. */
export function newFolder(context: Context, name: string): string {
  if (basename(name) !== name || name.startsWith('.')) {
    throw CliError.usage(`the name of an environment is that of a folder, not '${name}'`);
  }
  const folder = join(findRoot(context.cwd), 'environments', name);
  if (existsSync(folder)) throw CliError.usage(`${relative(context.cwd, folder)} is there already`);
  return folder;
}

/**
 * Writes files aside, lets `check` look at them, and puts them in place if it says so: what stops on the way leaves
 * nothing behind.
 */
export function writeAside(
  folder: string,
  files: Readonly<Record<string, string>>,
  check: (aside: string) => boolean,
): boolean {
  const temporary = join(dirname(folder), `.new-${process.pid}`);
  const aside = join(temporary, basename(folder));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(aside, file)), { recursive: true });
      writeFileSync(join(aside, file), text);
    }
    if (!check(aside)) return false;
    renameSync(aside, folder);
    return true;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** How `synth` and the cdktf CLI find the app. */
export const CDKTF_JSON = `${JSON.stringify(
  {
    language: 'typescript',
    app: 'node ../../stacks/app/dist/main.js',
    sendCrashReports: 'false',
    terraformProviders: [],
    terraformModules: [],
  },
  null,
  2,
)}\n`;
