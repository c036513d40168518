import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(__dirname, '..', '..', '..');

/** A package as a lock file has it. */
export interface LockedPackage {
  /** Where it lies: `node_modules/…`. */
  readonly path: string;
  readonly name: string;
  readonly resolved?: string;
  readonly integrity?: string;
  /** Whether another package brings it along. */
  readonly inBundle?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

export interface Policy {
  readonly licences: readonly string[];
  readonly licenceExceptions: readonly { readonly package: string; readonly says: string }[];
  readonly installScripts: readonly { readonly package: string }[];
  readonly failOn: string;
  readonly advisories: readonly { readonly id: string }[];
}

export const POLICY = parse(
  readFileSync(join(ROOT, 'tools', 'supply-chain', 'policy.yaml'), 'utf8'),
) as unknown as Policy;

/** The lock files of this repository. */
export const LOCKS = [
  'package-lock.json',
  'tools/cdktf/cli/package-lock.json',
  'tools/cdktn/package-lock.json',
  'test/bench/others/package-lock.json',
] as const;

/** What a lock file brings in from outside: no links to packages of our own, and not the project itself. */
export function lockedPackages(lock: string): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, lock), 'utf8')) as {
    packages: Readonly<Record<string, Omit<LockedPackage, 'path' | 'name'> & { readonly name?: string }>>;
  };
  return Object.entries(packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .map(([path, entry]) => ({
      ...entry,
      path,
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    }));
}

/** Every package.json of our own. */
export function manifests(): { readonly file: string; readonly value: Readonly<Record<string, unknown>> }[] {
  const folders = ['packages', 'stacks'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`),
  );
  return [
    '.',
    'tools/cdktf',
    'tools/cdktf/cli',
    'tools/cdktn',
    'tools/generators',
    'test/bench/others',
    ...folders,
  ].map((folder) => {
    const file = folder === '.' ? 'package.json' : `${folder}/package.json`;
    return { file, value: JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, unknown> };
  });
}
