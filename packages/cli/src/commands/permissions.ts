import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsOf, type Permissions } from '@promontory/permissions';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { type EnvironmentFolder, findEnvironments } from '../private/environments.js';
import { withProgress } from '../private/progress.js';
import { readStacks, synthesize } from '../private/synthesize.js';

export const permissions = defineCommand({
  name: 'permissions',
  summary: 'Print the IAM policies that planning and applying an environment take.',
  takesEnvironments: true,
  flags: {
    for: { type: 'string', description: 'plan: reads and the state. apply: everything. Default: apply.' },
    json: { type: 'boolean', description: 'Write both, and what is not known, as JSON.' },
  },
  examples: ['promontory permissions dev', 'promontory permissions dev --for plan', 'promontory permissions --json'],
  async run(context, { flags, environments }) {
    const purpose = flags.for ?? 'apply';
    if (purpose !== 'plan' && purpose !== 'apply') throw CliError.usage(`--for is 'plan' or 'apply', not '${purpose}'`);
    const folders = findEnvironments(context.cwd, environments);
    const results: (Permissions & { readonly name: string })[] = [];
    for (const environment of folders) {
      await withProgress(context, `synthesising ${environment.name}`, () => synthesize(context, environment));
      results.push({ name: environment.name, ...read(environment) });
    }
    if (flags.json) {
      context.stdout(`${JSON.stringify({ schemaVersion: 1, environments: results }, null, 2)}\n`);
    } else {
      for (const result of results) {
        for (const document of result[purpose]) context.stdout(`${JSON.stringify(document, null, 2)}\n`);
        const others = Object.keys(result.otherRoles);
        if (others.length > 0)
          context.stderr(`promontory: what these roles of other accounts take is in --json: ${others.join(', ')}\n`);
      }
    }
    const unknown = [...new Set(results.flatMap((result) => result.unknown))];
    if (unknown.length === 0) return 0;
    context.stderr(`promontory: what these take is not known, add it by hand: ${unknown.join(', ')}\n`);
    return 1;
  },
});

function read({ folder }: EnvironmentFolder): Permissions {
  const stacks = readStacks(folder).map(({ id, folder: stack }): [string, Record<string, unknown>] => [
    id,
    JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as Record<string, unknown>,
  ]);
  return permissionsOf(Object.fromEntries(stacks));
}
