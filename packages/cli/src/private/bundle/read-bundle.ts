import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../../cli-error.js';
import { type Digest, digestOf, digestOfFile } from './digest.js';
import { type Manifest, MANIFEST } from './manifest.js';
import type { Refusal } from './refusal.js';

/** A bundle as it lies on disk. */
export interface Bundle {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly digest: Digest;
}

/** Reads a bundle's seal. Whether its files are what it says is for `changedFiles` to tell. */
export function readBundle(folder: string): Bundle {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) {
    throw CliError.tool(`no bundle in ${folder} (no ${MANIFEST}): 'promontory plan' writes one when all is planned`);
  }
  const bytes = readFileSync(file);
  return { folder, manifest: parse(bytes.toString('utf8'), file), digest: digestOf(bytes) };
}

/** Files of a bundle that are missing, or not what was sealed. */
export function changedFiles({ folder, manifest }: Bundle): Refusal[] {
  return Object.entries(manifest.stacks).flatMap(([id, stack]) =>
    stack.status !== 'planned'
      ? []
      : Object.entries(stack.files).flatMap(([name, expected]): Refusal[] => {
          const file = join(folder, id, name);
          const got = existsSync(file) ? digestOfFile(file) : 'no such file';
          if (got === expected) return [];
          return [{ code: 'BundleFile', stack: id, got: `${name}: ${got}`, expected, fix: 'plan and review again' }];
        }),
  );
}

function parse(text: string, file: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw CliError.tool(`${file} is not JSON: plan again`);
  }
  const { schemaVersion, stacks } = (json ?? {}) as Partial<Manifest>;
  if (schemaVersion !== 1) {
    throw CliError.tool(
      `${file} has schema version ${String(schemaVersion)}, this release reads 1: apply it with the Promontory that planned it`,
    );
  }
  // Stacks are folders here: a name that leads elsewhere is no stack.
  const outside = Object.keys(stacks ?? {}).find((id) => !/^[\w][\w.-]*$/.test(id));
  if (stacks === undefined || outside !== undefined) throw CliError.tool(`${file} names no stacks: plan again`);
  return json as Manifest;
}
