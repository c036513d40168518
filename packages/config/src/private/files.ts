import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Problem } from '@promontory/vocabulary';
import { type KnownTexts, type YamlDocument, readYaml } from '@promontory/yaml-document';

/** The text of a file, or why it cannot be had. */
type Read = { readonly text: string } | { readonly problem: string };

/** The files of one environment, and how people call them. */
export class EnvironmentFiles {
  constructor(
    readonly folder: string,
    private readonly workingDirectory: string,
    private readonly texts?: KnownTexts,
  ) {}

  /** A path as the user would type it. */
  called(file: string): string {
    const name = relative(this.workingDirectory, file);
    return name === '' ? '.' : name;
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** A YAML file of the environment; what stands in its way when it cannot be read; undefined when there is none. */
  document(file: string): YamlDocument | Problem | undefined {
    if (!exists(file)) return undefined;
    const read = readText(file);
    return 'text' in read
      ? readYaml(read.text, this.called(file), this.texts)
      : this.problem(file, read.problem, 'a YAML file', 'put a file in its place, or remove it');
  }

  /** Files in clusters/, by name. */
  clusterFiles(): { readonly files: readonly string[]; readonly problems: readonly Problem[] } {
    const folder = this.path('clusters');
    if (!exists(folder)) return { files: [], problems: [] };
    try {
      const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
      return { files: names.sort().map((name) => join(folder, name)), problems: [] };
    } catch (error) {
      const got = codeOf(error) === 'ENOTDIR' ? 'a file' : `a folder that cannot be read (${codeOf(error)})`;
      const fix = 'make it a folder, with one file for each cluster';
      return { files: [], problems: [this.problem(folder, got, 'a folder of clusters', fix)] };
    }
  }

  /**
   * The text of a file that environment.yaml names, or why it cannot be had. Files of other environments and shared
   * ones are within reach; what is outside of the folder of all environments is not.
   */
  referenced(path: string): { readonly text: string; readonly file: string } | { readonly problem: string } {
    const file = resolve(this.folder, path);
    if (!exists(file)) return { problem: 'a file that does not exist' };
    if (!this.isWithinReach(file)) return { problem: 'a file outside of the folder of the environments' };
    const read = readText(file);
    return 'text' in read ? { text: read.text, file: this.called(file) } : read;
  }

  // The folder itself may be a link: what it leads to is within reach as well. A link to nothing is told when it is read.
  private isWithinReach(file: string): boolean {
    try {
      const real = realpathSync(file);
      return [join(this.folder, '..'), this.folder].some((home) => real.startsWith(realpathSync(home) + sep));
    } catch {
      return true;
    }
  }

  private problem(file: string, got: string, expected: string, fix: string): Problem {
    return { file: this.called(file), line: 1, column: 1, path: [], code: 'ConfigFile', got, expected, fix };
  }
}

/** Whether a name is there, also when it is a link to nothing. */
export function exists(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'a folder',
  ENOENT: 'a link that leads nowhere',
  ELOOP: 'links in a circle',
  EACCES: 'a file that you may not read',
};

function readText(file: string): Read {
  try {
    const text = readFileSync(file, 'utf8');
    // Zeros are in no text: what follows would only be printed back as rubbish.
    return text.includes('\0') ? { problem: 'a file that is no text' } : { text };
  } catch (error) {
    const code = codeOf(error);
    return { problem: REASONS[code] ?? `a file that cannot be read (${code})` };
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
