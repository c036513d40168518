import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CliError } from '../cli-error.js';

/** What names of files end in that are no sources of this repository: neither Nx nor npm takes them for what they hold. */
const SUFFIX = /\.template$/;

/**
 * Copies a template into a folder that is empty or not there yet. It is written beside, and put in place when all is
 * written: what stops on the way leaves nothing behind. A fresh `.git` may be there.
 *
 * @returns the files that were written
 */
export function writeRepository(
  template: string,
  folder: string,
  placeholders: Readonly<Record<string, string>>,
): string[] {
  const isThere = existsSync(folder);
  const present = isThere ? entriesOf(folder).filter((name) => name !== '.git') : [];
  if (present.length > 0) {
    const more = present.length > 3 ? `, … (${present.length} in all)` : '';
    throw CliError.usage(
      `${folder} is not empty (${present.slice(0, 3).join(', ')}${more}): name an empty or a new folder by --dir`,
    );
  }
  const aside = asideOf(folder);
  try {
    const files = filesOf(template);
    for (const file of files)
      write(join(aside, file.to), filled(readFileSync(join(template, file.from), 'utf8'), placeholders));
    for (const name of readdirSync(aside)) renameSync(join(aside, name), join(folder, name));
    return files.map(({ to }) => to).sort();
  } catch (error) {
    if (!isThere) rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    throw CliError.usage(`${folder} is not a folder: name another by --dir`);
  }
}

function asideOf(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return mkdtempSync(join(folder, '.new-'));
  } catch (error) {
    throw CliError.usage(`${folder} cannot be made (${(error as NodeJS.ErrnoException).code}): name another by --dir`);
  }
}

function filesOf(template: string): { readonly from: string; readonly to: string }[] {
  const entries = readdirSync(template, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => {
    const from = relative(template, join(entry.parentPath, entry.name));
    return { from, to: from.replace(SUFFIX, '') };
  });
}

function filled(text: string, placeholders: Readonly<Record<string, string>>): string {
  return Object.entries(placeholders).reduce((sum, [name, value]) => sum.replaceAll(name, value), text);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
