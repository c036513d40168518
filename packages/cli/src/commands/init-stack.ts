import { basename, join, relative, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { placeholders, problemsOf } from '../private/new-repository.js';
import { writeRepository } from '../private/write-repository.js';

/** Beside the folder of the bundle, in a checkout as in an installation. */
const TEMPLATE = join(__dirname, '..', 'templates', 'stack');

export const initStack = defineCommand({
  name: 'init stack',
  summary: 'Write a repository of your own around the published constructs: a stack, its tests, and a check for CI.',
  takesEnvironments: false,
  flags: {
    dir: { type: 'string', value: 'folder', description: 'Where to: empty, or not there yet.', default: '.' },
    name: { type: 'string', value: 'name', description: 'Of the package and of the stack. Without it: the folder’s.' },
    account: { type: 'string', value: 'id', description: 'The AWS account, twelve digits.', default: '111122223333' },
    region: { type: 'string', value: 'region', description: 'The Region.', default: 'eu-west-1' },
    cluster: {
      type: 'string',
      value: 'name',
      description: 'An EKS cluster that AWS’s scraper collects from. Without it: a workspace alone.',
    },
    subnets: { type: 'string', value: 'id:zone,…', description: 'Subnets of the cluster’s VPC in two zones.' },
  },
  examples: [
    'promontory init stack',
    'promontory init stack --dir shop-metrics --account 111122223333 --region eu-west-1',
    'promontory init stack --cluster shop --subnets subnet-0a1b2c3d:eu-west-1a,subnet-0a1b2c3e:eu-west-1b',
  ],
  async run(context, { flags }) {
    const folder = resolve(context.cwd, flags.dir);
    const told = { ...flags, name: flags.name ?? basename(folder) };
    const problems = problemsOf(told);
    if (problems.length > 0)
      throw CliError.usage(`nothing was written:\n${problems.map((line) => `  ${line}\n`).join('')}`.trimEnd());
    const files = writeRepository(TEMPLATE, folder, placeholders(told));
    const where = relative(context.cwd, folder);
    context.stdout(files.map((file) => `${join(where, file)}\n`).join(''));
    context.stdout(
      `Next: ${where === '' ? '' : `cd ${where}, `}npm install, npm test, npm run synth. Then edit src/settings.ts.\n`,
    );
    return 0;
  },
});
