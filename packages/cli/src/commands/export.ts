import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { findEnvironments } from '../private/environments.js';
import { exportStack } from '../private/export-stack.js';
import { readStacks, synthesize } from '../private/synthesize.js';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Write environments as plain Terraform, one module for each stack: the same addresses on the same states.',
  takesEnvironments: true,
  flags: {
    output: { type: 'string', value: 'folder', description: 'Where to write. It must be empty, or not there yet.' },
    'no-synth': { type: 'boolean', description: 'Export what the last synth wrote.' },
  },
  examples: ['promontory export production --output ../plain-terraform', 'promontory export --no-synth --output plain'],
  async run(context, { flags, environments }) {
    if (flags.output === undefined) throw CliError.usage('export needs --output, the folder to write to');
    const output = resolve(context.cwd, flags.output);
    if (existsSync(output) && readdirSync(output).length > 0) {
      throw CliError.usage(`${relative(context.cwd, output)} is not empty: nothing is written over what is there`);
    }
    const folders = findEnvironments(context.cwd, environments);
    if (!flags['no-synth']) for (const environment of folders) await synthesize(context, environment);
    for (const { name, folder } of folders) {
      for (const stack of readStacks(folder)) {
        const module = join(output, name, stack.id);
        exportStack(stack, module);
        const after = stack.dependencies.length === 0 ? '' : `  after ${stack.dependencies.join(', ')}`;
        context.stdout(`${relative(context.cwd, module)}${after}\n`);
      }
    }
    return 0;
  },
});
