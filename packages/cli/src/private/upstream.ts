import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackEntry } from './synthesize.js';

const READ = /\.outputs(?:\.([\w-]+)|\[\\*"([^"\\]+)\\*"\])?/g;

/** Outputs of `upstream` that a stack's configuration reads from its state. */
export function outputsRead(stack: StackEntry, upstream: StackEntry): string[] {
  const text = readFileSync(join(stack.folder, 'cdk.tf.json'), 'utf8');
  if (!text.includes('"terraform_remote_state"')) return [];
  const names = [...text.matchAll(READ)].map(([, dotted, quoted]) => dotted ?? quoted);
  const { output = {} } = JSON.parse(readFileSync(join(upstream.folder, 'cdk.tf.json'), 'utf8')) as {
    output?: Record<string, unknown>;
  };
  // Outputs that are taken whole could be any of them.
  const all = names.includes(undefined);
  return Object.keys(output)
    .filter((name) => all || names.includes(name))
    .sort();
}
