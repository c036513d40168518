import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.js';
import { PRIVATE, type StackEntry } from './synthesize.js';

/** What is known of a stack's plan. */
interface PlanRecord {
  /** The digest of the stack that was planned. */
  readonly digest: string;
  /** Why there is no plan yet. */
  readonly deferred?: string;
  /** What could not be told; present when the plan was made without an account. */
  readonly offline?: readonly string[];
}

/** The saved plans of an environment: readable by their owner alone, because plans hold whatever the state holds. */
export class PlanStore {
  constructor(
    private readonly folder: string,
    private readonly plans = join(folder, PRIVATE, 'plans'),
  ) {}

  /** Where a stack's saved plan lies, for `terraform apply`. */
  planFile({ id }: StackEntry): string {
    return join(this.plans, id, 'plan');
  }

  /** Where the JSON of a stack's plan lies. */
  jsonFile({ id }: StackEntry): string {
    return join(this.plans, id, 'plan.json');
  }

  /** A folder for a plan that is being made. */
  begin({ id }: StackEntry): string {
    const fresh = join(this.plans, `.${id}-${process.pid}`);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    return fresh;
  }

  /** Puts a finished plan, or the reason for having none, in place of what was there. */
  commit(stack: StackEntry, fresh: string, json: string | undefined, known: Omit<PlanRecord, 'digest'> = {}): void {
    const record: PlanRecord = { digest: digestOf(stack), ...known };
    if (json !== undefined) writeFileSync(join(fresh, 'plan.json'), json, { mode: 0o600 });
    writeFileSync(join(fresh, 'record.json'), `${JSON.stringify(record)}\n`, { mode: 0o600 });
    const place = join(this.plans, stack.id);
    rmSync(place, { recursive: true, force: true });
    renameSync(fresh, place);
  }

  discard(fresh: string): void {
    rmSync(fresh, { recursive: true, force: true });
  }

  /** A stack's record; a plan of another synth than the present one is refused: it would be reviewed for what it is not. */
  record(stack: StackEntry): PlanRecord | undefined {
    const file = join(this.plans, stack.id, 'record.json');
    if (!existsSync(file)) return undefined;
    const record = JSON.parse(readFileSync(file, 'utf8')) as PlanRecord;
    if (record.digest !== digestOf(stack)) {
      throw CliError.tool(
        `the plan of ${stack.id} was made of another synth than the present one: run 'promontory plan' again (in ${this.folder})`,
      );
    }
    return record;
  }
}

function digestOf({ folder }: StackEntry): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'cdk.tf.json')))
    .digest('hex');
}
