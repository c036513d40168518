import { relative } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { defineCommand } from '../define-command.js';
import { commitOf } from '../private/bundle/commit.js';
import { readBundle } from '../private/bundle/read-bundle.js';
import { type EnvironmentFolder, findEnvironments } from '../private/environments.js';
import { StackPlanner } from '../private/plan-stack.js';
import { PlanStore } from '../private/plan-store.js';
import { withProgress } from '../private/progress.js';
import { StackStates } from '../private/stack-states.js';
import { readStacks, synthesize } from '../private/synthesize.js';
import { Terraform } from '../private/terraform.js';
import { VERSION } from '../version.js';

/** What became of one stack. */
interface Planned {
  readonly environment: string;
  readonly stack: string;
  readonly status: 'planned' | 'deferred';
  readonly plan?: string;
  readonly note?: string;
}

/** What `promontory apply` takes. */
interface SealedBundle {
  readonly environment: string;
  readonly folder: string;
  readonly digest: string;
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
    json: { type: 'boolean', description: 'Write the result as JSON.' },
  },
  examples: [
    'promontory plan dev',
    'promontory plan production --stack production-eu-west-1-workspace-metrics',
    'TERRAFORM_BINARY_NAME=tofu promontory plan dev',
  ],
  async run(context, { flags, environments }) {
    const terraform = Terraform.find(context, flags['terraform-binary']);
    const folders = findEnvironments(context.cwd, environments);
    const results: Planned[] = [];
    const bundles: SealedBundle[] = [];
    for (const environment of folders) {
      await synthesize(context, environment);
      const { stacks, bundle } = await planEnvironment(context, terraform, environment, flags.stack);
      results.push(...stacks);
      bundles.push(bundle);
    }
    if (flags.json) context.stdout(`${JSON.stringify({ schemaVersion: 1, stacks: results, bundles }, null, 2)}\n`);
    else {
      for (const { stack, status, plan: file, note } of results)
        context.stdout(`${stack}  ${status}  ${file ?? note ?? ''}\n`);
      for (const { environment, folder, digest } of bundles)
        context.stdout(`bundle of ${environment}  ${digest}  ${folder}\n`);
    }
    return 0;
  },
});

async function planEnvironment(
  context: Context,
  terraform: Terraform,
  environment: EnvironmentFolder,
  only: string | undefined,
): Promise<{ stacks: Planned[]; bundle: SealedBundle }> {
  const { name, folder } = environment;
  const all = readStacks(folder);
  if (only !== undefined && !all.some(({ id }) => id === only)) {
    throw CliError.usage(`${name} has no stack '${only}': there are ${all.map(({ id }) => id).join(', ')}`);
  }
  const tool = await terraform.version();
  const store = new PlanStore(folder);
  store.clear();
  const planner = new StackPlanner(terraform, store, all, new StackStates(terraform));
  const stacks: Planned[] = [];
  const chosen = all.filter(({ id }) => only === undefined || id === only);
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
