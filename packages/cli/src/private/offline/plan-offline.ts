import { join } from 'node:path';
import { OfflineProviders } from '@promontory/offline-provider';
import { recordedState } from './recorded-states.js';
import { OfflineWorkdir } from './workdir.js';
import type { Context } from '../../context.js';
import type { EnvironmentFolder } from '../environments.js';
import { withProgress } from '../progress.js';
import type { StackEntry } from '../synthesize.js';
import type { Terraform } from '../terraform.js';

/** What an offline plan says of one stack. */
export interface OfflinePlan {
  readonly stack: StackEntry;
  /** The plan, as `terraform show -json` writes it. */
  readonly json: string;
  /** What could not be told without asking AWS, in words for people. */
  readonly cannotTell: readonly string[];
}

/**
 * Plans stacks of an environment against providers that ask nobody. A stack that others read is applied besides, to a
 * state that is thrown away: so they can be planned with it, as they could not be before a first real apply.
 *
 * @param stacks in their order of dependency, with all that they depend on
 * @param root where the bindings are installed
 */
export async function planOffline(
  context: Context,
  terraform: Terraform,
  environment: EnvironmentFolder,
  stacks: readonly StackEntry[],
  root: string,
): Promise<OfflinePlan[]> {
  const workdir = new OfflineWorkdir();
  try {
    const plans: OfflinePlan[] = [];
    for (const stack of stacks) {
      const isRead = stacks.some(({ dependencies }) => dependencies.includes(stack.id));
      plans.push(
        await withProgress(context, `planning ${stack.id} offline`, () =>
          planStack(terraform, workdir, environment, stack, isRead, root),
        ),
      );
    }
    return plans;
  } finally {
    workdir.remove();
  }
}

async function planStack(
  terraform: Terraform,
  workdir: OfflineWorkdir,
  environment: EnvironmentFolder,
  stack: StackEntry,
  isRead: boolean,
  root: string,
): Promise<OfflinePlan> {
  const state = recordedState(environment, stack);
  const synthesised = [workdir.lay(stack, state?.text)];
  const providers = await OfflineProviders.open({ stack: stack.id, synthesised, state, root });
  try {
    const folder = workdir.folder(stack);
    const offline = terraform.with({
      ...providers.environment,
      TF_CLI_CONFIG_FILE: workdir.cliConfig,
      TF_WORKSPACE: 'default',
    });
    const file = join(folder, 'plan');
    await offline.run(folder, 'plan', '-input=false', '-no-color', `-out=${file}`);
    const { stdout } = await offline.run(folder, 'show', '-json', '-no-color', file);
    const cannotTell = [...fromNothing(state), ...standsOn(stack), ...providers.cannotTell];
    if (isRead) await offline.run(folder, 'apply', '-input=false', '-no-color', file);
    return { stack, json: stdout, cannotTell };
  } finally {
    providers.close();
  }
}

function fromNothing(state: object | undefined): string[] {
  return state === undefined
    ? ["what exists: no state is recorded ('promontory plan --record'), so all shows as new"]
    : [];
}

function standsOn({ dependencies }: StackEntry): string[] {
  return dependencies.map((id) => `what ${id} really gives it: identifiers with 0ff11e in them are made up`);
}
