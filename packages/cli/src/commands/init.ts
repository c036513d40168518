import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ENVIRONMENT_FILE, loadEnvironment } from '@promontory/config';
import { formatProblem } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { findRoot } from '../private/environments.js';
import { environmentYaml } from '../private/new-environment.js';

export const init = defineCommand({
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
    const home = join(findRoot(context.cwd), 'environments');
    const folder = join(home, name);
    if (existsSync(folder)) throw CliError.usage(`${relative(context.cwd, folder)} is there already`);

    // Written aside and put in place when it is valid: a bad flag leaves nothing behind.
    const aside = join(home, `.new-${process.pid}`, name);
    try {
      mkdirSync(aside, { recursive: true });
      writeFileSync(join(aside, ENVIRONMENT_FILE), environmentYaml({ ...flags, account, region }));
      writeFileSync(join(aside, 'cdktf.json'), CDKTF);
      const loaded = loadEnvironment(aside, { workingDirectory: aside });
      if (!loaded.ok) {
        context.stderr(`${loaded.problems.map(formatProblem).join('\n')}\n`);
        throw CliError.usage('nothing was written: mend what is named above');
      }
      renameSync(aside, folder);
    } finally {
      rmSync(join(home, `.new-${process.pid}`), { recursive: true, force: true });
    }
    const file = relative(context.cwd, join(folder, ENVIRONMENT_FILE));
    context.stdout(`${file}\nNext: read it, then 'promontory synth ${name}' and 'promontory review ${name}'.\n`);
    return 0;
  },
});

const CDKTF = `${JSON.stringify(
  {
    language: 'typescript',
    app: 'node ../../stacks/app/dist/main.js',
    sendCrashReports: 'false',
    terraformProviders: [],
    terraformModules: [],
  },
  null,
  2,
)}\n`;
