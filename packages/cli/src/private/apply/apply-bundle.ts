import { CliError } from '../../cli-error.js';
import type { Context } from '../../context.js';
import type { PlannedStack } from '../bundle/manifest.js';
import type { Bundle } from '../bundle/read-bundle.js';
import { refuse } from '../bundle/refusal.js';
import type { EnvironmentFolder } from '../environments.js';
import { withProgress } from '../progress.js';
import { StackStates } from '../stack-states.js';
import { readStacks, synthesize } from '../synthesize.js';
import type { Terraform } from '../terraform.js';
import { type Applied, StackApplier } from './apply-stack.js';
import { checkDigest, checkInputs, checkPlans } from './check-bundle.js';
import { Journal } from './journal.js';
import { type Ended, runInOrder } from './schedule.js';

/** What is applied, and how. */
export interface ApplyOptions {
  readonly environment: EnvironmentFolder;
  readonly bundle: Bundle;
  /** What the review says. */
  readonly digest: string;
  readonly parallelism: number;
  readonly lockTimeout: string;
  /** Whether to go on where a run elsewhere ended, whose journal is not here. */
  readonly resume: boolean;
  readonly terraform: Terraform;
}

/** What became of each stack. */
export interface StackOutcome {
  readonly stack: string;
  readonly status: Applied['status'] | 'failed' | 'not begun' | 'deferred' | 'absent';
  readonly note?: string;
}

export interface Outcome {
  readonly stacks: readonly StackOutcome[];
  readonly exitCode: number;
}

/** Applies a bundle once everything about it is as it was reviewed; until then it touches nothing. */
export async function applyBundle(context: Context, options: ApplyOptions): Promise<Outcome> {
  const { environment, bundle, terraform } = options;
  checkDigest(bundle, options.digest);
  const { manifest } = bundle;
  if (manifest.environment !== environment.name) {
    const fix = `promontory apply ${manifest.environment}`;
    refuse([{ code: 'BundleEnvironment', got: manifest.environment, expected: environment.name, fix }]);
  }
  await synthesize(context, environment);
  const all = readStacks(environment.folder);
  checkInputs(bundle, all, await terraform.version());
  const states = new StackStates(terraform);
  const journal = new Journal(environment.folder, bundle.digest);
  await withProgress(context, 'checking plans and states', () =>
    checkPlans(bundle, all, { terraform, states, journal, resume: options.resume }),
  );

  const applier = new StackApplier(bundle, all, terraform, states, journal, options.lockTimeout);
  const tasks = all.flatMap((stack) => {
    const record = manifest.stacks[stack.id];
    if (record?.status !== 'planned') return [];
    const run = (planned: PlannedStack) => () =>
      withProgress(context, `applying ${stack.id}`, () => applier.apply(stack, planned));
    return [{ id: stack.id, after: stack.dependencies, run: run(record) }];
  });
  const ended = await runInOrder(tasks, options.parallelism);
  return {
    stacks: all.map(({ id }) => outcomeOf(id, bundle, ended.get(id))),
    exitCode: exitCodeOf(context, [...ended.values()]),
  };
}

function outcomeOf(stack: string, { manifest }: Bundle, end: Ended<Applied> | undefined): StackOutcome {
  const record = manifest.stacks[stack];
  if (record?.status === 'deferred') return { stack, status: 'deferred', note: record.note };
  if (record?.status !== 'planned') return { stack, status: 'absent', note: 'was not planned' };
  if (end === undefined) return { stack, status: 'not begun' };
  if (end.ok) return { stack, ...end.value };
  return { stack, status: 'failed', note: end.error instanceof Error ? end.error.message : String(end.error) };
}

function exitCodeOf(context: Context, ends: readonly Ended<Applied>[]): number {
  if (context.signal.aborted) return 130;
  const errors = ends.flatMap((end) => (end.ok ? [] : [end.error]));
  // What is no word to a person is a defect: the command's own handler says so.
  const defect = errors.find((error) => !(error instanceof CliError));
  if (defect !== undefined) throw defect;
  return errors.length === 0 ? 0 : Math.max(...errors.map((error) => (error as CliError).exitCode));
}
