import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { remembered } from '@promontory/vocabulary';
import { OfflineError } from '../offline-error.js';
import { deriveSchema } from './derive.js';
import type { Block } from './schema.js';

const MAP = '//# sourceMappingURL=data:application/json;base64,';

/** The bindings of one provider, as they are installed: `@cdktf/provider-<name>`. */
export class Bindings {
  /**
   * @param name the provider: `aws`
   * @param root where node_modules is looked for, upwards
   */
  static find(name: string, root: string): Bindings {
    try {
      const manifest = createRequire(join(root, 'package.json')).resolve(`@cdktf/provider-${name}/package.json`);
      return new Bindings(name, dirname(manifest));
    } catch {
      throw new OfflineError(
        'OfflineBindingsMissing',
        `the schemas of the ${name} provider are read from @cdktf/provider-${name}, which is not installed in ${root}; run 'npm ci' there`,
      );
    }
  }

  private constructor(
    private readonly name: string,
    private readonly folder: string,
  ) {}

  /** The version of the provider that the bindings were made of. */
  get version(): string {
    return /providerVersion: '([^']+)'/.exec(readFileSync(this.file('provider'), 'utf8'))?.[1] ?? 'unknown';
  }

  provider(): Block | undefined {
    return this.derive('provider');
  }

  resource(type: string): Block | undefined {
    return this.derive(type.slice(this.name.length + 1).replaceAll('_', '-'));
  }

  dataSource(type: string): Block | undefined {
    return this.derive(`data-${type.replaceAll('_', '-')}`);
  }

  private readonly derive = remembered((leaf: string): Block | undefined => {
    const text = this.read(leaf);
    return text === undefined ? undefined : deriveSchema(text);
  });

  private read(leaf: string): string | undefined {
    const file = this.file(leaf);
    if (!existsSync(file)) return undefined;
    // Large bindings keep their structs in files of their own.
    const structs = join(dirname(file), 'index-structs');
    const more = existsSync(structs) ? readdirSync(structs).filter((name) => name.endsWith('.js')) : [];
    return [file, ...more.map((name) => join(structs, name))].map(sourceOf).join('\n');
  }

  private file(leaf: string): string {
    return join(this.folder, 'lib', leaf, 'index.js');
  }
}

// The TypeScript lies in the source map at the file's end; the JavaScript has lost what is said of members.
function sourceOf(file: string): string {
  const script = readFileSync(file, 'utf8');
  const at = script.lastIndexOf(MAP);
  if (at < 0)
    throw new OfflineError(
      'OfflineBindingsUnreadable',
      `${file} has no source map; install the bindings afresh with 'npm ci'`,
    );
  const map = JSON.parse(Buffer.from(script.slice(at + MAP.length).trim(), 'base64').toString('utf8')) as {
    sourcesContent?: string[];
  };
  return map.sourcesContent?.[0] ?? '';
}
