import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../../cli-error.js';
import { FILES, type PlannedStack } from '../bundle/manifest.js';
import type { Bundle } from '../bundle/read-bundle.js';
import { changesIn } from '../plan-stack.js';
import { digestOfOutputs, type StackStates } from '../stack-states.js';
import type { StackEntry } from '../synthesize.js';
import type { Terraform } from '../terraform.js';
import { outputsRead } from '../upstream.js';
import type { Journal } from './journal.js';
import { readLog } from './log.js';
import { notReviewed } from './remainder.js';

/** What became of a stack of the bundle. */
export interface Applied {
  readonly status: 'applied' | 'unchanged';
  readonly note?: string;
}

/** Applies stacks of one bundle. */
export class StackApplier {
  constructor(
    private readonly bundle: Bundle,
    private readonly all: readonly StackEntry[],
    private readonly terraform: Terraform,
    private readonly states: StackStates,
    private readonly journal: Journal,
    private readonly lockTimeout: string,
  ) {}

  /** Applies one stack: its saved plan, or what an earlier run has left of it. */
  async apply(stack: StackEntry, record: PlannedStack): Promise<Applied> {
    const progress = this.journal.progress(stack.id);
    if (progress?.status === 'applied') return { status: 'applied', note: 'by an earlier run' };
    if (!record.changes) return { status: 'unchanged' };
    await this.checkReads(stack, record);
    if (progress === undefined) {
      await this.run(stack, join(this.bundle.folder, stack.id, FILES.plan));
      return { status: 'applied' };
    }
    return this.resume(stack);
  }

  /** Goes on where a run ended. Whatever it did is in the state; a new plan says what is left. */
  private async resume(stack: StackEntry): Promise<Applied> {
    const { unfinished } = readLog(this.journal.log(stack.id));
    const rest = join(this.journal.folder, `${stack.id}.plan`);
    // Waits for the lock: Terraform may have outlived the run that started it.
    const lock = `-lock-timeout=${this.lockTimeout}`;
    await this.terraform.run(stack.folder, 'plan', '-input=false', '-no-color', lock, `-out=${rest}`);
    const { stdout } = await this.terraform.run(stack.folder, 'show', '-json', '-no-color', rest);
    if (!changesIn(stdout).changes) {
      this.journal.set(stack.id, { status: 'applied' });
      return { status: 'applied', note: 'by an earlier run' };
    }
    const strays = notReviewed(readFileSync(join(this.bundle.folder, stack.id, FILES.json), 'utf8'), stdout);
    if (strays.length > 0) {
      throw CliError.refused(
        `BundleRemainder (${stack.id}): an earlier run was interrupted, and what is left is not what was reviewed: ${strays.join(', ')}; plan and review again`,
      );
    }
    await this.run(stack, rest, unfinished);
    return { status: 'applied', note: 'the rest of what an earlier run began' };
  }

  private async run(stack: StackEntry, plan: string, unfinished: readonly string[] = []): Promise<void> {
    const log = this.journal.log(stack.id);
    const from = existsSync(log) ? statSync(log).size : 0;
    this.journal.set(stack.id, { status: 'begun' });
    const lock = `-lock-timeout=${this.lockTimeout}`;
    const ran = await this.terraform.tryLogged(log, stack.folder, 'apply', '-json', '-input=false', lock, plan);
    if (ran.status === 0) {
      this.journal.set(stack.id, { status: 'applied' });
      return;
    }
    const { errors } = readLog(log, from);
    const lost = unfinished.filter((address) => errors.some((error) => error.startsWith(`${address}:`)));
    const hint =
      lost.length === 0
        ? ''
        : `\nwhen the earlier run was killed these were being made: ${lost.join(', ')}; where AWS says that one exists, import it: docs/apply.md`;
    throw CliError.tool(`${errors.join('\n') || `it ended with ${ran.status}`}${hint}\nits log: ${log}`);
  }

  /** A plan is made of what other stacks gave out then; what they give out now must be the same. */
  private async checkReads(stack: StackEntry, record: PlannedStack): Promise<void> {
    for (const [id, expected] of Object.entries(record.reads)) {
      const upstream = this.all.find((candidate) => candidate.id === id);
      if (upstream === undefined) continue;
      const names = outputsRead(stack, upstream);
      if (digestOfOutputs(await this.states.read(upstream), names) !== expected) {
        throw CliError.refused(
          `BundleReads (${stack.id}): ${id} no longer gives out what was planned with (${names.join(', ')}); plan and review again`,
        );
      }
    }
  }
}
