import { type Environment, loadEnvironments } from '@promontory/config';
import { formatProblem, type Problem } from '@promontory/vocabulary';
import { defineCommand } from '../define-command.js';
import { findEnvironments } from '../private/environments.js';

export const validate = defineCommand({
  name: 'validate',
  summary: 'Check environments: every problem at once, with file, line and what to do.',
  takesEnvironments: true,
  flags: { json: { type: 'boolean', description: 'Write the result as JSON.' } },
  examples: ['promontory validate', 'promontory validate dev', 'promontory validate --json'],
  async run(context, { flags, environments }) {
    const folders = findEnvironments(context.cwd, environments);
    const loaded = loadEnvironments(
      folders.map(({ folder }) => folder),
      { workingDirectory: context.cwd },
    );
    const invalid = loaded.filter(({ ok }) => !ok);
    if (flags.json) {
      const results = loaded.map((result) => ({
        name: result.name,
        ok: result.ok,
        problems: result.ok ? [] : result.problems,
        warnings: result.warnings,
      }));
      context.stdout(`${JSON.stringify({ schemaVersion: 1, environments: results }, null, 2)}\n`);
      return invalid.length === 0 ? 0 : 2;
    }
    const say = (kind: string, problems: readonly Problem[]): void => {
      for (const problem of problems) context.stdout(`  ${kind}${formatProblem(problem)}\n`);
    };
    for (const result of loaded) {
      const count = result.ok ? 0 : result.problems.length;
      const found = result.ok ? `valid: ${contents(result.environment)}` : number(count, 'problem');
      context.stdout(`${result.name}  ${found}\n`);
      if (!result.ok) say('', result.problems);
      say('warning: ', result.warnings);
    }
    return invalid.length === 0 ? 0 : 2;
  },
});

function contents({ workspaces, networks, clusters, collectors }: Environment): string {
  return [
    number(Object.keys(workspaces).length, 'workspace'),
    // Most environments have none.
    ...(Object.keys(networks).length === 0 ? [] : [number(Object.keys(networks).length, 'network')]),
    number(clusters.length, 'cluster'),
    ...(collectors.length === 0 ? [] : [number(collectors.length, 'collector')]),
  ].join(', ');
}

function number(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
