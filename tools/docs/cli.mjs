// `npm run docs:cli`: docs/cli.md, from what the command itself says.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The reference of the command, as its own help has it. */
export function cliReference() {
  const help = (...args) =>
    execFileSync(process.execPath, [join(ROOT, 'packages/cli/bin/promontory.js'), ...args, '--help'], {
      encoding: 'utf8',
    });
  const commands = [
    'init',
    'init stack',
    'adopt',
    'validate',
    'synth',
    'plan',
    'review',
    'apply',
    'matrix',
    'cost',
    'graph',
    'explain',
    'export',
    'permissions',
    'query',
    'doctor',
    'completion',
  ];
  return [
    '# The promontory command',
    '',
    'In a checkout: `npx promontory …`. Written by `npm run docs:cli` from the command’s own help.',
    '',
    '```text',
    help().trimEnd(),
    '```',
    ...commands.flatMap((command) => [
      '',
      `## ${command}`,
      '',
      '```text',
      help(...command.split(' ')).trimEnd(),
      '```',
    ]),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(ROOT, 'docs', 'cli.md'), cliReference());
