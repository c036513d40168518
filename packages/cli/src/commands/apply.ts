import { resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { defineCommand } from '../define-command.js';
import { applyBundle, type Outcome } from '../private/apply/apply-bundle.js';
import { DIGEST } from '../private/bundle/digest.js';
import { readBundle } from '../private/bundle/read-bundle.js';
import { type EnvironmentFolder, findEnvironments } from '../private/environments.js';
import { PlanStore } from '../private/plan-store.js';
import { Terraform } from '../private/terraform.js';

export const apply = defineCommand({
  name: 'apply',
  summary: 'Apply the bundle that was reviewed, and nothing else; run again, it goes on where it ended.',
  takesEnvironments: true,
  flags: {
    digest: { type: 'string', value: 'sha256:…', description: 'The digest that the review says. Required.' },
    bundle: {
      type: 'string',
      value: 'folder',
      description: "Where the bundle lies. Default: where 'promontory plan' has put it.",
    },
    resume: {
      type: 'boolean',
      description: 'Go on where a run on another machine ended: states may have moved if what is left was reviewed.',
    },
    parallelism: { type: 'string', value: 'count', description: 'Stacks that are applied at once.', default: '4' },
    'lock-timeout': {
      type: 'string',
      value: 'duration',
      description: 'How long to wait for the lock of a state.',
      default: '5m',
    },
    'terraform-binary': {
      type: 'string',
      value: 'program',
      description: 'The program to apply with. Default: TERRAFORM_BINARY_NAME, terraform, tofu.',
    },
    json: { type: 'boolean', description: 'Write the result as JSON.' },
  },
  examples: [
    'promontory apply dev --digest sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'promontory apply production --bundle ./artifact --digest "$REVIEWED" --parallelism 2',
  ],
  async run(context, { flags, environments }) {
    const [digest, parallelism] = [digestIn(flags.digest), countIn(flags.parallelism)];
    if (!/^\d+(s|m|h)$/.test(flags['lock-timeout']))
      throw CliError.usage(`--lock-timeout is a number with s, m or h, not '${flags['lock-timeout']}'`);
    const environment = environmentOf(context, environments);
    const folder =
      flags.bundle === undefined ? new PlanStore(environment.folder).plans : resolve(context.cwd, flags.bundle);
    const outcome = await applyBundle(context, {
      environment,
      bundle: readBundle(folder),
      digest,
      parallelism,
      resume: flags.resume === true,
      lockTimeout: flags['lock-timeout'],
      terraform: Terraform.find(context, flags['terraform-binary']),
    });
    if (flags.json)
      context.stdout(
        `${JSON.stringify({ schemaVersion: 1, environment: environment.name, digest, stacks: outcome.stacks }, null, 2)}\n`,
      );
    else
      for (const { stack, status, note } of outcome.stacks)
        context.stdout(`${stack}  ${status}${note === undefined ? '' : `  ${note}`}\n`);
    return epilogue(context, environment.name, outcome);
  },
});

function epilogue(context: Context, name: string, { stacks, exitCode }: Outcome): number {
  const waiting = stacks.filter(({ status }) => status === 'deferred' || status === 'absent').length;
  if (exitCode === 0 && waiting > 0)
    context.stderr(`not in this bundle: ${waiting} of ${stacks.length} stacks; 'promontory plan ${name}' plans them\n`);
  if (exitCode === 130)
    context.stderr('promontory: stopped; what was begun has ended, and the same command goes on from here\n');
  if (exitCode === 3) context.stderr('promontory: once the cause is gone, the same command goes on from here\n');
  return exitCode;
}

function environmentOf(context: Context, names: readonly string[]): EnvironmentFolder {
  const [environment, ...more] = names.length === 0 ? [] : findEnvironments(context.cwd, names);
  if (environment === undefined || more.length > 0)
    throw CliError.usage('promontory apply takes one environment: each has a bundle and a review of its own');
  return environment;
}

function digestIn(flag: string | undefined): string {
  if (flag === undefined)
    throw CliError.usage("--digest is missing: 'promontory review --plans' says which bundle was reviewed");
  if (!DIGEST.test(flag)) throw CliError.usage(`--digest is sha256: and 64 hexadecimal digits, not '${flag}'`);
  return flag;
}

function countIn(flag: string): number {
  if (!/^[1-9]\d?$/.test(flag)) throw CliError.usage(`--parallelism is a number from 1 to 99, not '${flag}'`);
  return Number(flag);
}
