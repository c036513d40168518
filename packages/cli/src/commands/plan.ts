import { join, relative } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { defineCommand } from '../define-command.js';
import { type EnvironmentFolder, findEnvironments } from '../private/environments.js';
import { PlanStore } from '../private/plan-store.js';
import type { Chosen, Planned } from '../private/planned.js';
import { withProgress } from '../private/progress.js';
import { readStacks, type StackEntry, synthesize } from '../private/synthesize.js';
import { Terraform } from '../private/terraform.js';

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
    'no-synth': { type: 'boolean', description: 'Plan what the last synth wrote.' },
    offline: {
      type: 'boolean',
      description:
        'Plan without an account, from the recorded state or from nothing; what cannot be told so is printed.',
    },
    record: {
      type: 'boolean',
      description: 'Record what is deployed, without secrets, for offline plans: recorded/, to be committed.',
    },
    json: { type: 'boolean', description: 'Write the result as JSON.' },
  },
  examples: [
    'promontory plan dev',
    'promontory plan --offline',
    'promontory plan production --stack production-eu-west-1-workspace-metrics',
    'TERRAFORM_BINARY_NAME=tofu promontory plan dev',
  ],
  async run(context, { flags, environments }) {
    const { stack, offline, record, 'terraform-binary': binary } = flags;
    if (offline && record) throw CliError.usage('--record reads the real state: it cannot be joined with --offline');
    const terraform = offline ? Terraform.findOffline(context, binary) : Terraform.find(context, binary);
    const results: Planned[] = [];
    // Loaded when they are asked for: no other command waits for gRPC.
    const planOffline = offline
      ? (await import('../private/offline/plan-environment.js')).planEnvironmentOffline
      : undefined;
    for (const environment of findEnvironments(context.cwd, environments)) {
      if (!flags['no-synth']) await synthesize(context, environment);
      const stacks = chosen(environment, stack);
      const planned = await (planOffline ?? planEnvironment)(context, terraform, environment, stacks);
      results.push(...planned);
      if (record) {
        const { recordStates } = await import('../private/offline/recorded-states.js');
        const known = planned.flatMap(({ stack: id, status }) => (status === 'planned' ? id : []));
        await recordStates(
          terraform,
          environment,
          stacks.all.filter(({ id }) => known.includes(id)),
        );
      }
    }
    if (flags.json) context.stdout(`${JSON.stringify({ schemaVersion: 1, stacks: results }, null, 2)}\n`);
    else
      for (const { stack: id, status, plan: file, note, cannotTell = [] } of results) {
        context.stdout(`${id}  ${status}  ${file ?? note ?? ''}\n`);
        for (const what of cannotTell) context.stdout(`  cannot tell ${what}\n`);
      }
    return 0;
  },
});

function chosen({ name, folder }: EnvironmentFolder, only: string | undefined): Chosen {
  const all = readStacks(folder);
  if (only !== undefined && !all.some(({ id }) => id === only)) {
    throw CliError.usage(`${name} has no stack '${only}': there are ${all.map(({ id }) => id).join(', ')}`);
  }
  return { all, stacks: all.filter(({ id }) => only === undefined || id === only) };
}

async function planEnvironment(
  context: Context,
  terraform: Terraform,
  { name, folder }: EnvironmentFolder,
  { all, stacks }: Chosen,
): Promise<Planned[]> {
  const store = new PlanStore(folder);
  const results: Planned[] = [];
  for (const stack of stacks) {
    const result = await withProgress(context, `planning ${stack.id}`, () => planStack(terraform, store, stack, all));
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
      store.commit(stack, fresh, undefined, { deferred: note });
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
