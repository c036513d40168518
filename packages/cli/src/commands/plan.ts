import { join, relative } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { defineCommand } from '../define-command.js';
import { type EnvironmentFolder, findEnvironments } from '../private/environments.js';
import { PlanStore } from '../private/plan-store.js';
import { withProgress } from '../private/progress.js';
import { readStacks, type StackEntry, synthesize } from '../private/synthesize.js';
import { Terraform } from '../private/terraform.js';

/** What became of one stack. */
interface Planned {
  readonly environment: string;
  readonly stack: string;
  readonly status: 'planned' | 'deferred';
  readonly plan?: string;
  readonly note?: string;
}

export const plan = defineCommand({
  name: 'plan',
  summary: 'Plan every stack with Terraform or OpenTofu, and save plan and JSON for review.',
  takesEnvironments: true,
  flags: {
    stack: { type: 'string', value: 'id', description: 'Plan this stack alone.' },
    'terraform-binary': {
      type: 'string',
      value: 'program',
      description: 'The program to plan with. Default: TERRAFORM_BINARY_NAME, terraform, tofu.',
    },
    json: { type: 'boolean', description: 'Write the result as JSON.' },
  },
  examples: [
    'promontory plan dev',
    'promontory plan production --stack production-eu-west-1-workspace-metrics',
    'TERRAFORM_BINARY_NAME=tofu promontory plan dev',
  ],
  async run(context, { flags, environments }) {
    const terraform = Terraform.find(context, flags['terraform-binary']);
    const results: Planned[] = [];
    for (const environment of findEnvironments(context.cwd, environments)) {
      await synthesize(context, environment);
      results.push(...(await planEnvironment(context, terraform, environment, flags.stack)));
    }
    if (flags.json) context.stdout(`${JSON.stringify({ schemaVersion: 1, stacks: results }, null, 2)}\n`);
    else
      for (const { stack, status, plan: file, note } of results)
        context.stdout(`${stack}  ${status}  ${file ?? note ?? ''}\n`);
    return 0;
  },
});

async function planEnvironment(
  context: Context,
  terraform: Terraform,
  { name, folder }: EnvironmentFolder,
  only: string | undefined,
): Promise<Planned[]> {
  const stacks = readStacks(folder);
  if (only !== undefined && !stacks.some(({ id }) => id === only)) {
    throw CliError.usage(`${name} has no stack '${only}': there are ${stacks.map(({ id }) => id).join(', ')}`);
  }
  const store = new PlanStore(folder);
  const results: Planned[] = [];
  const chosen = stacks.filter(({ id }) => only === undefined || id === only);
  for (const [index, stack] of chosen.entries()) {
    const result = await withProgress(context, `planning ${stack.id} (${index + 1} of ${chosen.length})`, () =>
      planStack(terraform, store, stack, stacks),
    );
    results.push({
      environment: name,
      stack: stack.id,
      ...result,
      ...(result.plan === undefined ? {} : { plan: relative(context.cwd, result.plan) }),
    });
  }
  return results;
}

async function planStack(
  terraform: Terraform,
  store: PlanStore,
  stack: StackEntry,
  all: readonly StackEntry[],
): Promise<Pick<Planned, 'status' | 'plan' | 'note'>> {
  const fresh = store.begin(stack);
  try {
    const waiting = await firstUnapplied(terraform, stack, all);
    if (waiting !== undefined) {
      const note = `can be planned after ${waiting} is applied`;
      store.commit(stack, fresh, undefined, note);
      return { status: 'deferred', note };
    }
    await terraform.run(stack.folder, 'init', '-input=false', '-no-color');
    await terraform.run(stack.folder, 'plan', '-input=false', '-no-color', `-out=${join(fresh, 'plan')}`);
    const { stdout } = await terraform.run(stack.folder, 'show', '-json', '-no-color', join(fresh, 'plan'));
    store.commit(stack, fresh, stdout);
    return { status: 'planned', plan: store.planFile(stack) };
  } catch (error) {
    store.discard(fresh);
    throw error;
  }
}

/**
 * A stack that reads another's outputs cannot be planned before that one was applied once: an upstream stack without
 * any output was not. Asked of the state itself, because error texts differ between versions.
 */
async function firstUnapplied(
  terraform: Terraform,
  stack: StackEntry,
  all: readonly StackEntry[],
): Promise<string | undefined> {
  for (const id of stack.dependencies) {
    const upstream = all.find((candidate) => candidate.id === id);
    if (upstream === undefined) continue;
    await terraform.run(upstream.folder, 'init', '-input=false', '-no-color');
    const { stdout } = await terraform.run(upstream.folder, 'output', '-json', '-no-color');
    if (Object.keys(JSON.parse(stdout) as object).length === 0) return id;
  }
  return undefined;
}
