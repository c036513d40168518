import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type Ran, run } from './tofu.js';

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
}

type RemoteStates = Readonly<Record<string, Readonly<Record<string, { readonly config?: Record<string, unknown> }>>>>;

/**
 * A synthesised environment laid out for OpenTofu, its state kept in a folder of the test. Only the backend is
 * overridden, by Terraform's own override files: the synthesised JSON runs as it is.
 */
export class Workdir {
  readonly root = mkdtempSync(join(tmpdir(), 'promontory-terraform-'));
  /** Stack ids, each after the ones it depends on. */
  readonly stacks: readonly string[];

  constructor(
    cdktfOut: string,
    private readonly engine: Engine,
  ) {
    const manifest = JSON.parse(readFileSync(join(cdktfOut, 'manifest.json'), 'utf8')) as Manifest;
    this.stacks = inOrder(manifest);
    mkdirSync(join(this.root, 'state'));
    for (const stack of this.stacks) {
      cpSync(join(cdktfOut, 'stacks', stack), this.folder(stack), { recursive: true });
      this.overrideBackend(stack);
    }
  }

  folder(stack: string): string {
    return join(this.root, 'stacks', stack);
  }

  /** Runs OpenTofu in a stack's folder. */
  tofu(stack: string, ...args: readonly string[]): Ran {
    return run(this.engine, this.folder(stack), args);
  }

  private overrideBackend(stack: string): void {
    const json = JSON.parse(readFileSync(join(this.folder(stack), 'cdk.tf.json'), 'utf8')) as {
      data?: { terraform_remote_state?: RemoteStates[string] };
    };
    const state = (id: string): string => join(this.root, 'state', `${id}.tfstate`);
    const remote = Object.keys(json.data?.terraform_remote_state ?? {}).map((name) => {
      const upstream = this.stacks.find((id) => name === `cross-stack-reference-input-${id}`);
      if (upstream === undefined)
        throw new Error(`the remote state ${name} of ${stack} names no stack of this environment`);
      return [name, { backend: 'local', config: { path: state(upstream) } }] as const;
    });
    const override = {
      terraform: { backend: { local: { path: state(stack) } } },
      ...(remote.length === 0 ? {} : { data: { terraform_remote_state: Object.fromEntries(remote) } }),
    };
    writeFileSync(join(this.folder(stack), 'zz_test_override.tf.json'), JSON.stringify(override, null, 2));
  }
}

function inOrder({ stacks }: Manifest): string[] {
  const ordered: string[] = [];
  const visit = (id: string): void => {
    if (ordered.includes(id)) return;
    stacks[id]?.dependencies.forEach(visit);
    ordered.push(id);
  };
  Object.keys(stacks).sort().forEach(visit);
  return ordered;
}

/** Folders under `parent` that hold an environment. */
export function environmentsIn(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, 'environment.yaml')))
    .map((entry) => join(parent, entry.name))
    .sort();
}
