import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { AWS_FLAGS } from '../private/aws-flags.js';
import { runChecks } from '../private/checks.js';

const SIGNS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM', skipped: 'skipped' } as const;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check this machine; with --environment, why metrics do not arrive, against the live workspace.',
  takesEnvironments: false,
  flags: {
    environment: {
      type: 'string',
      value: 'name',
      description: 'Look into its workspace: no data, 403, `up` of each job, samples dropped, rules that fail.',
    },
    ...AWS_FLAGS,
    online: { type: 'boolean', description: 'Also ask AWS who you are, and whether the provider registry answers.' },
    json: { type: 'boolean', description: 'Write the result as JSON.' },
  },
  examples: [
    'promontory doctor',
    'promontory doctor --online',
    'promontory doctor --environment dev',
    'promontory doctor --environment production --workspace metrics --role-arn arn:aws:iam::111122223333:role/reader',
  ],
  async run(context, { flags }) {
    const { environment } = flags;
    if (environment !== undefined) {
      if (flags.online) throw CliError.usage('--online is for this machine: with --environment AWS is asked anyway');
      // What signs and asks is loaded when it is needed.
      const { diagnoseEnvironment } = await import('../private/diagnosis.js');
      return diagnoseEnvironment(context, environment, flags);
    }
    for (const name of Object.keys(AWS_FLAGS) as (keyof typeof AWS_FLAGS)[]) {
      if (flags[name] !== undefined) throw CliError.usage(`--${name} is for --environment`);
    }
    const checks = await runChecks(context, flags.online);
    if (flags.json) context.stdout(`${JSON.stringify({ schemaVersion: 1, checks }, null, 2)}\n`);
    else {
      for (const { name, status, found, fix } of checks) {
        context.stdout(`${SIGNS[status]}  ${name}: ${found}\n`);
        if (fix !== undefined) context.stdout(`         ${fix}\n`);
      }
    }
    return checks.some(({ status }) => status === 'problem') ? 3 : 0;
  },
});
