import { defineCommand } from '../define-command.js';
import { runChecks } from '../private/checks.js';

const SIGNS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM', skipped: 'skipped' } as const;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check this machine: tools, versions, credentials, providers, each with what to do.',
  takesEnvironments: false,
  flags: {
    online: { type: 'boolean', description: 'Also ask AWS who you are, and whether the provider registry answers.' },
    json: { type: 'boolean', description: 'Write the result as JSON.' },
  },
  examples: ['promontory doctor', 'promontory doctor --online'],
  async run(context, { flags }) {
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
