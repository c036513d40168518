import { relative } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { defineCommand } from '../define-command.js';
import { commitOf } from '../private/bundle/commit.js';
import { readBundle } from '../private/bundle/read-bundle.js';
import { type EnvironmentFolder, findEnvironments } from '../private/environments.js';
import { StackPlanner } from '../private/plan-stack.js';
import { PlanStore } from '../private/plan-store.js';
import type { Chosen, Planned } from '../private/planned.js';
import { withProgress } from '../private/progress.js';
import { StackStates } from '../private/stack-states.js';
import { readStacks, synthesize } from '../private/synthesize.js';
import { Terraform } from '../private/terraform.js';
import { VERSION } from '../version.js';

/** What `promontory apply` takes. */
interface SealedBundle {
  readonly environment: string;
  readonly folder: string;
  readonly digest: string;
}

/** What came of one environment; an offline plan is in no bundle. */
interface PlannedEnvironment {
  readonly stacks: readonly Planned[];
  readonly bundle?: SealedBundle;
}

export const plan = defineCommand({
  name: 'plan',
  summary: 'Plan every stack with Terraform or OpenTofu, and seal the plans in a bundle for review and apply.',
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
    const { offline, record, 'terraform-binary': binary } = flags;
    if (offline && record) throw CliError.usage('--record reads the real state: it cannot be joined with --offline');
    const terraform = offline ? Terraform.findOffline(context, binary) : Terraform.find(context, binary);
    const results: PlannedEnvironment[] = [];
    for (const environment of findEnvironments(context.cwd, environments)) {
      if (!flags['no-synth']) await synthesize(context, environment);
      const chosen = choose(environment, flags.stack);
      const planned = await (offline ? planOffline : planEnvironment)(context, terraform, environment, chosen);
      results.push(planned);
      if (record) await recordPlanned(terraform, environment, chosen, planned.stacks);
    }
    const stacks = results.flatMap((one) => one.stacks);
    const bundles = results.flatMap(({ bundle }) => bundle ?? []);
    if (flags.json) context.stdout(`${JSON.stringify({ schemaVersion: 1, stacks, bundles }, null, 2)}\n`);
    else tell(context, stacks, bundles);
    return 0;
  },
});

function tell(context: Context, stacks: readonly Planned[], bundles: readonly SealedBundle[]): void {
  for (const { stack: id, status, plan: file, note, cannotTell = [] } of stacks) {
    context.stdout(`${id}  ${status}  ${file ?? note ?? ''}\n`);
    for (const what of cannotTell) context.stdout(`  cannot tell ${what}\n`);
  }
  for (const { environment, folder, digest } of bundles)
    context.stdout(`bundle of ${environment}  ${digest}  ${folder}\n`);
}

function choose({ name, folder }: EnvironmentFolder, only: string | undefined): Chosen {
  const all = readStacks(folder);
  if (only !== undefined && !all.some(({ id }) => id === only)) {
    throw CliError.usage(`${name} has no stack '${only}': there are ${all.map(({ id }) => id).join(', ')}`);
  }
  return { all, stacks: all.filter(({ id }) => only === undefined || id === only) };
}

async function planOffline(
  context: Context,
  terraform: Terraform,
  environment: EnvironmentFolder,
  chosen: Chosen,
): Promise<PlannedEnvironment> {
  // Loaded when it is asked for: no other command waits for gRPC.
  const { planEnvironmentOffline } = await import('../private/offline/plan-environment.js');
  return { stacks: await planEnvironmentOffline(context, terraform, environment, chosen) };
}

async function recordPlanned(
  terraform: Terraform,
  environment: EnvironmentFolder,
  { all }: Chosen,
  planned: readonly Planned[],
): Promise<void> {
  const { recordStates } = await import('../private/offline/recorded-states.js');
  const known = planned.flatMap(({ stack, status }) => (status === 'planned' ? stack : []));
  await recordStates(
    terraform,
    environment,
    all.filter(({ id }) => known.includes(id)),
  );
}

async function planEnvironment(
  context: Context,
  terraform: Terraform,
  { name, folder }: EnvironmentFolder,
  { all, stacks: chosen }: Chosen,
): Promise<PlannedEnvironment> {
  const tool = await terraform.version();
  const store = new PlanStore(folder);
  store.clear();
  const planner = new StackPlanner(terraform, store, all, new StackStates(terraform));
  const stacks: Planned[] = [];
  for (const [index, stack] of chosen.entries()) {
    const record = await withProgress(context, `planning ${stack.id} (${index + 1} of ${chosen.length})`, () =>
      planner.plan(stack),
    );
    stacks.push({
      environment: name,
      stack: stack.id,
      ...(record.status === 'deferred'
        ? { status: 'deferred', note: record.note }
        : { status: 'planned', plan: relative(context.cwd, store.planFile(stack)) }),
    });
  }
  const commit = await commitOf(context, folder);
  store.seal({ environment: name, ...commit, promontory: VERSION, tool }, all);
  const { digest } = readBundle(store.plans);
  return { stacks, bundle: { environment: name, folder: relative(context.cwd, store.plans), digest } };
}
