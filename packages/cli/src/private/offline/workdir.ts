import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackEntry } from '../synthesize.js';

interface Stack {
  terraform?: { backend?: unknown; cloud?: unknown };
  data?: { terraform_remote_state?: Record<string, unknown> };
}

/** cdktf calls the state of another stack so. */
const UPSTREAM = 'cross-stack-reference-input-';

/**
 * Stacks laid out for an offline plan, away from those that are deployed: what is done here leaves neither the real
 * backend nor the synthesised folder otherwise than they were.
 */
export class OfflineWorkdir {
  private readonly root = mkdtempSync(join(tmpdir(), 'promontory-offline-'));
  /** A CLI configuration that says nothing: a user's own mirrors and credentials have no part in this. */
  readonly cliConfig = join(this.root, 'tofurc');

  constructor() {
    writeFileSync(this.cliConfig, '');
  }

  folder({ id }: Pick<StackEntry, 'id'>): string {
    return join(this.root, id);
  }

  /** Lays out one stack; returns the text of its `cdk.tf.json` as it is planned. */
  lay(stack: StackEntry, state: string | undefined): string {
    const folder = this.folder(stack);
    cpSync(stack.folder, folder, { recursive: true, filter: (file) => !/[\\/]\.terraform/.test(file) });
    const file = join(folder, 'cdk.tf.json');
    const text = JSON.stringify(this.localised(JSON.parse(readFileSync(file, 'utf8')) as Stack));
    writeFileSync(file, text);
    if (state !== undefined) writeFileSync(join(folder, STATE), state, { mode: 0o600 });
    return text;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  // Without a backend the state lies beside the stack, and there is nothing that `init` would have to do.
  private localised(stack: Stack): Stack {
    const { backend: _backend, cloud: _cloud, ...terraform } = stack.terraform ?? {};
    const remote = Object.entries(stack.data?.terraform_remote_state ?? {}).map(([name, asked]) => [
      name,
      name.startsWith(UPSTREAM)
        ? { backend: 'local', config: { path: join(this.folder({ id: name.slice(UPSTREAM.length) }), STATE) } }
        : asked,
    ]);
    if (remote.length === 0) return { ...stack, terraform };
    return { ...stack, terraform, data: { ...stack.data, terraform_remote_state: Object.fromEntries(remote) } };
  }
}

/** Where OpenTofu keeps a state when it is not told. */
const STATE = 'terraform.tfstate';
