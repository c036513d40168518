import { chmodSync, copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Digest, digestOfStack } from './bundle/digest.js';
import { type BundledStack, FILES } from './bundle/manifest.js';
import { digestsOf, type PlanStore } from './plan-store.js';
import { digestOfOutputs, type StackState, type StackStates } from './stack-states.js';
import type { StackEntry } from './synthesize.js';
import type { Terraform } from './terraform.js';
import { outputsRead } from './upstream.js';

/** The file in which Terraform keeps what it knows of providers. */
export const LOCK = '.terraform.lock.hcl';

/** Plans stacks of one environment, and keeps what it makes. */
export class StackPlanner {
  constructor(
    private readonly terraform: Terraform,
    private readonly store: PlanStore,
    private readonly all: readonly StackEntry[],
    private readonly states: StackStates,
  ) {}

  /** Plans one stack, or says why it has to wait for another. */
  async plan(stack: StackEntry): Promise<BundledStack> {
    const fresh = this.store.begin(stack);
    try {
      const upstreams = stack.dependencies.flatMap((id) => this.all.find((candidate) => candidate.id === id) ?? []);
      const states = new Map<string, StackState | undefined>();
      for (const upstream of upstreams) states.set(upstream.id, await this.states.read(upstream));
      const note = upstreams.map((upstream) => this.waitsFor(stack, upstream, states.get(upstream.id))).find(Boolean);
      const about = { inputs: digestOfStack(stack.folder), dependencies: stack.dependencies };
      const record: BundledStack =
        note === undefined
          ? {
              status: 'planned',
              ...about,
              ...(await this.make(stack, fresh)),
              reads: readsOf(stack, upstreams, states),
            }
          : { status: 'deferred', ...about, note };
      this.store.commit(stack, fresh, record);
      return record;
    } catch (error) {
      this.store.discard(fresh);
      throw error;
    }
  }

  private async make(stack: StackEntry, fresh: string) {
    const { folder } = stack;
    const plan = join(fresh, FILES.plan);
    await this.states.init(stack);
    await this.terraform.run(folder, 'plan', '-input=false', '-no-color', `-out=${plan}`);
    // Terraform leaves it to the umask, and a plan holds what the state holds.
    chmodSync(plan, 0o600);
    const { stdout } = await this.terraform.run(folder, 'show', '-json', '-no-color', plan);
    writeFileSync(join(fresh, FILES.json), stdout, { mode: 0o600 });
    if (existsSync(join(folder, LOCK))) copyFileSync(join(folder, LOCK), join(fresh, FILES.lock));
    const state = await this.states.read(stack);
    return {
      providers: await this.terraform.providers(folder),
      state: state === undefined ? null : { lineage: state.lineage, serial: state.serial },
      ...changesIn(stdout),
      files: digestsOf(fresh),
    };
  }

  /**
   * Why a stack cannot be planned yet: what it reads of another is not there, or will be something else once that one
   * is applied. Asked of state and plan themselves, because error texts differ between versions.
   */
  private waitsFor(stack: StackEntry, upstream: StackEntry, state: StackState | undefined): string | undefined {
    const reads = outputsRead(stack, upstream);
    const record = this.store.anyRecord(upstream);
    // An output that is null is in no state, and no apply will bring it.
    const comes = (name: string): boolean => record?.status !== 'planned' || record.changedOutputs.includes(name);
    if (reads.some((name) => !Object.hasOwn(state?.outputs ?? {}, name) && comes(name)))
      return `can be planned after ${upstream.id} is applied`;
    if (record?.status === 'deferred') return `can be planned after ${upstream.id}, which waits itself`;
    const moving = record?.status === 'planned' ? reads.filter((name) => record.changedOutputs.includes(name)) : [];
    return moving.length === 0
      ? undefined
      : `can be planned after ${upstream.id} is applied: that changes ${moving.join(', ')}, which this one reads`;
  }
}

function readsOf(
  stack: StackEntry,
  upstreams: readonly StackEntry[],
  states: ReadonlyMap<string, StackState | undefined>,
): Record<string, Digest> {
  return Object.fromEntries(
    upstreams.flatMap((upstream) => {
      const names = outputsRead(stack, upstream);
      return names.length === 0 ? [] : [[upstream.id, digestOfOutputs(states.get(upstream.id), names)] as const];
    }),
  );
}

interface Changed {
  readonly change?: { readonly actions?: readonly string[]; readonly importing?: object };
  readonly actions?: readonly string[];
  readonly mode?: string;
  readonly address?: string;
  readonly previous_address?: string;
}

/** What of a plan's JSON decides whether there is anything to apply. */
export function changesIn(json: string): { changes: boolean; changedOutputs: string[] } {
  const { resource_changes: resources = [], output_changes: outputs = {} } = JSON.parse(json) as {
    resource_changes?: readonly Changed[];
    output_changes?: Readonly<Record<string, Changed>>;
  };
  const acts = (actions: readonly string[] = []): boolean => actions.some((action) => action !== 'no-op');
  const changedOutputs = Object.entries(outputs)
    .filter(([, { actions }]) => acts(actions))
    .map(([name]) => name)
    .sort();
  const moved = resources.some(({ address, previous_address: before }) => before !== undefined && before !== address);
  const changed = resources.some(
    ({ mode, change }) => mode === 'managed' && (acts(change?.actions) || change?.importing !== undefined),
  );
  return { changes: moved || changed || changedOutputs.length > 0, changedOutputs };
}
