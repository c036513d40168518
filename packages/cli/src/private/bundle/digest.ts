import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../same-files.js';

/** A digest as it is written everywhere: `sha256:` and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`;

export const DIGEST = /^sha256:[0-9a-f]{64}$/;

export function digestOf(bytes: string | Buffer): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function digestOfFile(file: string): Digest {
  return digestOf(readFileSync(file));
}

/** JSON that is the same for the same value: keys in order, whatever order they were put in. */
export function canonical(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    indent,
  );
}

/**
 * The digest of all that a synth wrote for a stack: names and contents, its assets too. What `terraform init` put
 * beside it is no part of it.
 */
export function digestOfStack(folder: string): Digest {
  return digestOf(canonical(filesOf(folder).map((name) => [name, digestOfFile(join(folder, name))])));
}
