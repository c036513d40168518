import { join, relative } from 'node:path';
import { ENVIRONMENT_FILE, loadEnvironment } from '@promontory/config';
import { formatProblem } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import { type Command, defineCommand } from '../define-command.js';
import { environmentYaml } from '../private/new-environment.js';
import { CDKTF_JSON, newFolder, writeAside } from '../private/new-folder.js';
import { initStack } from './init-stack.js';

const initEnvironment = defineCommand({
  name: 'init',
  summary: 'Write a new environment that validates: one workspace, and one cluster if it is named.',
  takesEnvironments: false,
  topic: 'name',
  flags: {
    account: { type: 'string', value: 'id', description: 'The AWS account, twelve digits.' },
    region: { type: 'string', value: 'region', description: 'The Region.' },
    cluster: {
      type: 'string',
      value: 'name',
      description: 'An EKS cluster that exists. Without it: a workspace alone.',
    },
    collector: {
      type: 'string',
      value: 'kind',
      description: 'What collects from it.',
      choices: ['managed-scraper', 'prometheus-agent', 'prometheus-server', 'prometheus-operator', 'adot'],
      default: 'prometheus-agent',
    },
    subnets: {
      type: 'string',
      value: 'id:zone,…',
      description: 'For managed-scraper: subnets of the cluster’s VPC in two zones.',
    },
    email: {
      type: 'string',
      value: 'address',
      description: 'Who hears of alerts. Without it: a topic that nobody hears.',
    },
  },
  examples: [
    'promontory init staging --account 111122223333 --region eu-west-1 --cluster payments',
    'promontory init staging --account 111122223333 --region eu-west-1 --email oncall@example.com',
    'promontory init stack --help',
  ],
  async run(context, { flags, environments: [name] }) {
    const { account, region } = flags;
    const missing = [
      name === undefined && 'a name',
      account === undefined && '--account',
      region === undefined && '--region',
      flags.collector === 'managed-scraper' &&
        flags.cluster !== undefined &&
        flags.subnets === undefined &&
        '--subnets',
    ].filter((one) => one !== false);
    if (name === undefined || account === undefined || region === undefined || missing.length > 0) {
      throw CliError.usage(`give ${missing.join(', ')} ('promontory init --help' shows how)`);
    }
    const folder = newFolder(context, name);
    const files = { [ENVIRONMENT_FILE]: environmentYaml({ ...flags, account, region }), 'cdktf.json': CDKTF_JSON };
    // A bad flag leaves nothing behind.
    const written = writeAside(folder, files, (aside) => {
      const loaded = loadEnvironment(aside, { workingDirectory: aside });
      if (!loaded.ok) context.stderr(`${loaded.problems.map(formatProblem).join('\n')}\n`);
      return loaded.ok;
    });
    if (!written) throw CliError.usage('nothing was written: mend what is named above');
    const file = relative(context.cwd, join(folder, ENVIRONMENT_FILE));
    context.stdout(`${file}\nNext: read it, then 'promontory synth ${name}' and 'promontory review ${name}'.\n`);
    return 0;
  },
});

/** `init stack` is a command of its own, with flags of its own: no environment can be called so. */
export const init: Command = {
  ...initEnvironment,
  subcommands: { stack: initStack },
};
