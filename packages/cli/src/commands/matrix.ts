import { defineCommand } from '../define-command.js';
import { affectedBy } from '../private/affected.js';
import { ciOf } from '../private/ci-of.js';
import { findEnvironments, findRoot } from '../private/environments.js';
import { withProgress } from '../private/progress.js';
import { readStacks, type StackEntry, synthesize } from '../private/synthesize.js';

export const matrix = defineCommand({
  name: 'matrix',
  summary: 'List what CI has to plan: environments that a change affects, with their stacks in waves.',
  takesEnvironments: true,
  flags: {
    base: { type: 'string', value: 'ref', description: 'Only environments that differ from this git ref.' },
    'no-synth': { type: 'boolean', description: 'Without stacks: quicker, where a job stands for an environment.' },
  },
  examples: ['promontory matrix', 'promontory matrix --base origin/main', 'promontory matrix --no-synth dev'],
  async run(context, { flags, environments }) {
    const all = findEnvironments(context.cwd, environments);
    const affected = flags.base === undefined ? all : await affectedBy(context, findRoot(context.cwd), flags.base, all);
    const include: object[] = [];
    for (const environment of affected) {
      if (flags['no-synth']) {
        include.push({ environment: environment.name, ...ciOf(environment) });
        continue;
      }
      await withProgress(context, `synthesising ${environment.name}`, () => synthesize(context, environment));
      include.push({
        environment: environment.name,
        ...ciOf(environment),
        waves: wavesOf(readStacks(environment.folder)),
      });
    }
    // `include` is what a matrix of GitHub Actions takes.
    context.stdout(`${JSON.stringify({ schemaVersion: 1, include })}\n`);
    return 0;
  },
});

/** Stacks by wave: all of one can be applied at once, when those before have been. */
function wavesOf(stacks: readonly StackEntry[]): string[][] {
  const waves: string[][] = [];
  const waveOf = new Map<string, number>();
  for (const { id, dependencies } of stacks) {
    const wave = Math.max(-1, ...dependencies.map((dependency) => waveOf.get(dependency) ?? -1)) + 1;
    waveOf.set(id, wave);
    (waves[wave] ??= []).push(id);
  }
  return waves;
}
