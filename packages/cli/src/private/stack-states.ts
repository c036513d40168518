import { remembered } from '@promontory/vocabulary';
import { type Digest, canonical, digestOf } from './bundle/digest.js';
import type { StateVersion } from './bundle/manifest.js';
import type { StackEntry } from './synthesize.js';
import type { Terraform } from './terraform.js';

/** What is read of a stack's state. It stays in memory: a state holds secrets. */
export interface StackState extends StateVersion {
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Initialises a stack's folder, once in a run. */
export class StackStates {
  constructor(private readonly terraform: Terraform) {}

  readonly init = remembered<[stack: StackEntry, ...more: string[]], Promise<unknown>>(
    ({ folder }, ...more) => this.terraform.run(folder, 'init', '-input=false', '-no-color', ...more),
    ({ id }) => id,
  );

  /** The state as it is now; undefined when nothing was ever applied. */
  async read(stack: StackEntry): Promise<StackState | undefined> {
    await this.init(stack);
    const { stdout } = await this.terraform.run(stack.folder, 'state', 'pull');
    if (stdout.trim() === '') return undefined;
    const {
      lineage,
      serial,
      outputs = {},
    } = JSON.parse(stdout) as StateVersion & {
      outputs?: Record<string, { value: unknown }>;
    };
    return {
      lineage,
      serial,
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
    };
  }
}

/** A digest of the outputs of one stack that another reads. */
export function digestOfOutputs(state: StackState | undefined, names: readonly string[]): Digest {
  return digestOf(canonical(names.map((name) => [name, state?.outputs[name] ?? null])));
}
