import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { digestOfStack } from '../bundle/digest.js';
import { FILES } from '../bundle/manifest.js';
import { planOffline } from './plan-offline.js';
import type { Context } from '../../context.js';
import { type EnvironmentFolder, findRoot } from '../environments.js';
import { PlanStore } from '../plan-store.js';
import type { Chosen, Planned } from '../planned.js';
import type { StackEntry } from '../synthesize.js';
import type { Terraform } from '../terraform.js';

/** Saves the JSON alone: an offline plan is for reading, and there must be nothing that could be applied. */
export async function planEnvironmentOffline(
  context: Context,
  terraform: Terraform,
  environment: EnvironmentFolder,
  { all, stacks }: Chosen,
): Promise<Planned[]> {
  const store = new PlanStore(environment.folder);
  // A bundle that lay there is no longer what would be reviewed.
  store.clear();
  const root = findRoot(context.cwd);
  const plans = await planOffline(context, terraform, environment, withUpstream(stacks, all), root);
  return plans
    .filter(({ stack }) => stacks.includes(stack))
    .map(({ stack, json, cannotTell }) => {
      const fresh = store.begin(stack);
      writeFileSync(join(fresh, FILES.json), json, { mode: 0o600 });
      const about = { inputs: digestOfStack(stack.folder), dependencies: stack.dependencies };
      store.commit(stack, fresh, { status: 'offline', ...about, cannotTell });
      const plan = relative(context.cwd, store.jsonFile(stack));
      return { environment: environment.name, stack: stack.id, status: 'planned offline', plan, cannotTell };
    });
}

/** A stack's plan stands on those of the stacks that it reads. */
function withUpstream(stacks: readonly StackEntry[], all: readonly StackEntry[]): StackEntry[] {
  const needed = new Set<string>();
  const need = (id: string): void => {
    needed.add(id);
    all.find((stack) => stack.id === id)?.dependencies.forEach(need);
  };
  stacks.forEach(({ id }) => need(id));
  return all.filter(({ id }) => needed.has(id));
}
