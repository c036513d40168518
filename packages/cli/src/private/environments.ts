import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { didYouMean } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';

/** The file that makes a folder an environment. Kept here as well, so that `synth` need not load the schema. */
const ENVIRONMENT_FILE = 'environment.yaml';

/** One environment's folder. */
export interface EnvironmentFolder {
  readonly name: string;
  readonly folder: string;
}

/** The folder that holds `environments/`, upwards from `cwd`. */
export function findRoot(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'environments'))) return folder;
    if (folder === dirname(folder)) {
      throw CliError.usage(`no folder 'environments' in ${cwd} or above it: run this inside of the repository`);
    }
  }
}

/** All environments below a root; none where it has no such folder. */
export function environmentsIn(root: string): EnvironmentFolder[] {
  const home = join(root, 'environments');
  const names = existsSync(home) ? readdirSync(home) : [];
  return names
    .filter((name) => existsSync(join(home, name, ENVIRONMENT_FILE)))
    .sort()
    .map((name) => ({ name, folder: join(home, name) }));
}

/** The environments that were named, or all. A name is a folder under environments/, or a path to one. */
export function findEnvironments(cwd: string, names: readonly string[]): EnvironmentFolder[] {
  const root = findRoot(cwd);
  const home = join(root, 'environments');
  const all = environmentsIn(root);
  if (names.length === 0) {
    if (all.length === 0) throw CliError.usage(`no environment in ${home}: make a folder with ${ENVIRONMENT_FILE}`);
    return all;
  }
  const known = all.map(({ name }) => name);
  return [...new Set(names)].map((name) => {
    const candidates = [join(home, name), resolve(cwd, name)];
    const folder = candidates.find((candidate) => existsSync(join(candidate, ENVIRONMENT_FILE)));
    if (folder === undefined) {
      const near = didYouMean(name, known);
      const hint = near === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean '${near}'?`;
      throw CliError.usage(`no environment '${name}': ${hint}`);
    }
    return { name: basename(realpathSync(folder)), folder };
  });
}
