import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { redactState } from '@promontory/offline-provider';
import type { EnvironmentFolder } from '../environments.js';
import type { StackEntry } from '../synthesize.js';
import type { Terraform } from '../terraform.js';

/** The folder of an environment's recorded states: redacted, and meant for git. */
export const RECORDED = 'recorded';

export function recordedFile({ folder }: EnvironmentFolder, { id }: StackEntry): string {
  return join(folder, RECORDED, `${id}.tfstate.json`);
}

/** What was recorded of a stack; undefined when nothing was. */
export function recordedState(
  environment: EnvironmentFolder,
  stack: StackEntry,
): { readonly text: string; readonly name: string } | undefined {
  const name = recordedFile(environment, stack);
  return existsSync(name) ? { text: readFileSync(name, 'utf8'), name } : undefined;
}

/** Records what is deployed of these stacks, without secrets; a stack that was never applied has no record. */
export async function recordStates(
  terraform: Terraform,
  environment: EnvironmentFolder,
  stacks: readonly StackEntry[],
): Promise<void> {
  for (const stack of stacks) {
    const file = recordedFile(environment, stack);
    const { stdout } = await terraform.run(stack.folder, 'state', 'pull');
    if (stdout.trim() === '') {
      rmSync(file, { force: true });
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, redactState(stdout, `the state of ${stack.id}`));
    }
  }
}
