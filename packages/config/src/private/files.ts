import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type YamlDocument, readYaml } from '@promontory/yaml-document';

/** The files of one environment, and how people call them. */
export class EnvironmentFiles {
  constructor(
    readonly folder: string,
    private readonly workingDirectory: string,
  ) {}

  /** A path as the user would type it. */
  called(file: string): string {
    const name = relative(this.workingDirectory, file);
    return name === '' ? '.' : name;
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** A YAML file of the environment, or undefined when there is none. */
  document(file: string): YamlDocument | undefined {
    return existsSync(file) ? readYaml(readFileSync(file, 'utf8'), this.called(file)) : undefined;
  }

  /** Files in clusters/, by name. */
  clusterFiles(): string[] {
    const folder = this.path('clusters');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(folder, name));
  }

  /**
   * The text of a file that environment.yaml names, or why it cannot be had. Files of other environments and shared
   * ones are within reach; what is outside of the folder of all environments is not.
   */
  referenced(path: string): { readonly text: string; readonly file: string } | { readonly problem: string } {
    const file = resolve(this.folder, path);
    if (!existsSync(file)) return { problem: 'a file that does not exist' };
    const home = realpathSync(join(this.folder, '..'));
    if (!realpathSync(file).startsWith(home + sep))
      return { problem: 'a file outside of the folder of the environments' };
    try {
      return { text: readFileSync(file, 'utf8'), file: this.called(file) };
    } catch {
      return { problem: 'a file that cannot be read' };
    }
  }
}
