import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { isMapping } from '@promontory/vocabulary';
import { filesOf } from './same-files.js';
import type { StackEntry } from './synthesize.js';

const SYNTHESISED = 'cdk.tf.json';

/**
 * Writes a stack as a module that needs nothing of ours: the JSON without the notes of cdktf, and its assets. Addresses
 * are those of the state, and the backend is where it was, so that a plan finds nothing to do.
 */
export function exportStack(stack: StackEntry, module: string): void {
  for (const name of filesOf(stack.folder)) {
    const target = join(module, name === SYNTHESISED ? 'main.tf.json' : name);
    mkdirSync(dirname(target), { recursive: true });
    if (name !== SYNTHESISED) {
      copyFileSync(join(stack.folder, name), target);
      continue;
    }
    const json: unknown = JSON.parse(readFileSync(join(stack.folder, name), 'utf8'));
    writeFileSync(target, `${JSON.stringify(moved(plain(json), stack.folder, module), null, 2)}\n`);
  }
}

/** Without the comments: in Terraform's JSON a key `//` says nothing to Terraform. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//')
      .map(([key, inner]) => [key, plain(inner)]),
  );
}

/** States of local backends are named from the folder of the stack: from elsewhere the way to them is another. */
function moved(json: unknown, from: string, to: string): unknown {
  if (!isMapping(json)) return json;
  const there = (path: unknown): unknown =>
    typeof path === 'string' && !isAbsolute(path) ? relative(to, resolve(from, path)) : path;
  const local = (config: unknown): unknown => (isMapping(config) ? { ...config, path: there(config['path']) } : config);
  const terraform = json['terraform'];
  const backend = isMapping(terraform) ? terraform['backend'] : undefined;
  const data = json['data'];
  const remote = isMapping(data) ? data['terraform_remote_state'] : undefined;
  return {
    ...json,
    ...(isMapping(terraform) && isMapping(backend) && 'local' in backend
      ? { terraform: { ...terraform, backend: { local: local(backend['local']) } } }
      : {}),
    ...(isMapping(data) && isMapping(remote)
      ? {
          data: {
            ...data,
            terraform_remote_state: Object.fromEntries(
              Object.entries(remote).map(([name, read]) => [
                name,
                isMapping(read) && read['backend'] === 'local' ? { ...read, config: local(read['config']) } : read,
              ]),
            ),
          },
        }
      : {}),
  };
}
