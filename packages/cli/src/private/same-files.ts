import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Whether two folders hold the same files. What `terraform init` puts beside them is no part of it. */
export function sameFiles(a: string, b: string): boolean {
  const [here, there] = [filesOf(a), filesOf(b)];
  return (
    here.length === there.length &&
    here.every(
      (name, index) => name === there[index] && readFileSync(join(a, name)).equals(readFileSync(join(b, name))),
    )
  );
}

/** Names of the files that a synth wrote, in order, with `/` everywhere. */
export function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.terraform')))
    .sort();
}
