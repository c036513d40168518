import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { defineCommand } from '../define-command.js';
import { type EnvironmentFolder, findEnvironments } from '../private/environments.js';
import { withProgress } from '../private/progress.js';
import { countResources, readStacks, synthesize } from '../private/synthesize.js';

export const synth = defineCommand({
  name: 'synth',
  summary: 'Synthesise environments: writes cdktf.out in each, whole or not at all.',
  takesEnvironments: true,
  flags: {
    fresh: { type: 'boolean', description: 'Make everything again, also what has not changed.' },
    json: { type: 'boolean', description: 'Write the result as JSON.' },
  },
  examples: ['promontory synth dev', 'promontory synth --json'],
  async run(context, { flags, environments }) {
    const folders = findEnvironments(context.cwd, environments);
    await withProgress(context, `synthesising ${folders.map(({ name }) => name).join(', ')}`, () =>
      inParallel(folders, availableParallelism(), (environment) =>
        synthesize(context, environment, { fresh: flags.fresh }),
      ),
    );
    const results = folders.map(({ name, folder }) => ({
      name,
      stacks: readStacks(folder).map((stack) => ({
        id: stack.id,
        resources: countResources(stack),
        folder: relative(context.cwd, stack.folder),
      })),
    }));
    if (flags.json) {
      context.stdout(`${JSON.stringify({ schemaVersion: 1, environments: results }, null, 2)}\n`);
      return 0;
    }
    for (const { name, stacks } of results) {
      context.stdout(`${name}\n`);
      for (const { id, resources, folder } of stacks) context.stdout(`  ${id}  ${resources} resources  ${folder}\n`);
    }
    return 0;
  },
});

/** Runs `work` on all, at most `most` at once. Waits for all of them, then fails with the first failure. */
async function inParallel(
  items: readonly EnvironmentFolder[],
  most: number,
  work: (item: EnvironmentFolder) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items];
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await work(next).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
