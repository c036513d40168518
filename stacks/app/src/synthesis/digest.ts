import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What tells two contents of a file apart. */
export function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
