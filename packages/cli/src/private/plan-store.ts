import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.js';
import { digestOfFile, digestOfStack } from './bundle/digest.js';
import { type BundledStack, type DeferredStack, FILES, type Manifest, MANIFEST, serialize } from './bundle/manifest.js';
import { PRIVATE, type StackEntry } from './synthesize.js';

/** A stack that was planned without an account: its plan is for reading, and no bundle holds it. */
export interface OfflineStack extends Omit<DeferredStack, 'status' | 'note'> {
  readonly status: 'offline';
  readonly cannotTell: readonly string[];
}

/** What is known of a stack's saved plan. */
export type SavedStack = BundledStack | OfflineStack;

/**
 * The saved plans of an environment: readable by their owner alone, because plans hold whatever the state holds. Once
 * all are made the folder is sealed, and is a bundle.
 */
export class PlanStore {
  constructor(
    private readonly folder: string,
    readonly plans = join(folder, PRIVATE, 'plans'),
  ) {}

  /** Where a stack's saved plan lies, for `terraform apply`. */
  planFile({ id }: StackEntry): string {
    return join(this.plans, id, FILES.plan);
  }

  /** Where the JSON of a stack's plan lies. */
  jsonFile({ id }: StackEntry): string {
    return join(this.plans, id, FILES.json);
  }

  get isSealed(): boolean {
    return existsSync(join(this.plans, MANIFEST));
  }

  /** Forgets what was planned before: a bundle holds one run's plans, and the seal goes first. */
  clear(): void {
    rmSync(join(this.plans, MANIFEST), { force: true });
    rmSync(this.plans, { recursive: true, force: true });
  }

  /** A folder for a plan that is being made. */
  begin({ id }: StackEntry): string {
    const fresh = join(this.plans, `.${id}-${process.pid}`);
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    return fresh;
  }

  /** Puts a finished plan, or the reason for having none, in place of what was there. */
  commit(stack: StackEntry, fresh: string, record: SavedStack): void {
    writeFileSync(join(fresh, 'record.json'), `${JSON.stringify(record)}\n`, { mode: 0o600 });
    renameSync(fresh, join(this.plans, stack.id));
  }

  discard(fresh: string): void {
    rmSync(fresh, { recursive: true, force: true });
  }

  /** A stack's record; a plan of another synth than the present one is refused: it would be reviewed for what it is not. */
  record(stack: StackEntry): SavedStack | undefined {
    const record = this.anyRecord(stack);
    if (record !== undefined && record.inputs !== digestOfStack(stack.folder)) {
      throw CliError.tool(
        `the plan of ${stack.id} was made of another synth than the present one: run 'promontory plan' again (in ${this.folder})`,
      );
    }
    return record;
  }

  /** Writes the seal: from now on the plans are a bundle. */
  seal(about: Omit<Manifest, 'schemaVersion' | 'stacks'>, stacks: readonly StackEntry[]): void {
    const entries = stacks.map((stack): [string, BundledStack] => {
      const record = this.anyRecord(stack);
      if (record !== undefined && record.status !== 'offline') return [stack.id, record];
      const { folder, dependencies } = stack;
      return [stack.id, { status: 'absent', inputs: digestOfStack(folder), dependencies }];
    });
    const text = serialize({ schemaVersion: 1, ...about, stacks: Object.fromEntries(entries) });
    const fresh = join(this.plans, `.${MANIFEST}-${process.pid}`);
    writeFileSync(fresh, text, { mode: 0o600 });
    renameSync(fresh, join(this.plans, MANIFEST));
  }

  /** A stack's record, whatever synth it was made of. */
  anyRecord({ id }: StackEntry): SavedStack | undefined {
    const file = join(this.plans, id, 'record.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SavedStack) : undefined;
  }
}

/** Digests of what was saved of a plan. */
export function digestsOf(folder: string): Record<string, `sha256:${string}`> {
  const names = Object.values(FILES).filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(names.map((name) => [name, digestOfFile(join(folder, name))]));
}
