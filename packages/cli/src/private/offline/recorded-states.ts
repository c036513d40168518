import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentFolder } from '../environments.js';
import type { StackEntry } from '../synthesize.js';

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
