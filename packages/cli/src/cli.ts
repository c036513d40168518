import { didYouMean } from '@promontory/vocabulary';
import { CliError } from './cli-error.js';
import type { Context } from './context.js';
import type { Command } from './define-command.js';
import { VERSION } from './version.js';

/** Each command is loaded when it is called: `synth` should not wait for what only `review` needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./commands/init.js')).init,
  adopt: async () => (await import('./commands/adopt.js')).adopt,
  validate: async () => (await import('./commands/validate.js')).validate,
  synth: async () => (await import('./commands/synth.js')).synth,
  plan: async () => (await import('./commands/plan.js')).plan,
  review: async () => (await import('./commands/review.js')).review,
  apply: async () => (await import('./commands/apply.js')).apply,
  matrix: async () => (await import('./commands/matrix.js')).matrix,
  cost: async () => (await import('./commands/cost.js')).cost,
  graph: async () => (await import('./commands/graph.js')).graph,
  explain: async () => (await import('./commands/explain.js')).explain,
  export: async () => (await import('./commands/export.js')).exportCommand,
  permissions: async () => (await import('./commands/permissions.js')).permissions,
  query: async () => (await import('./commands/query.js')).query,
  doctor: async () => (await import('./commands/doctor.js')).doctor,
  completion: async () => (await import('./commands/completion.js')).completion,
};

/** Runs one command line; returns the exit code. Nothing is thrown for what a user or a tool did wrong. */
export async function cli(context: Context, argv: readonly string[]): Promise<number> {
  try {
    const [name, ...rest] = argv;
    if (name === undefined || name === '--help' || name === 'help' || name === '-h') {
      const help = await overview();
      if (name === undefined) context.stderr(help);
      else context.stdout(help);
      return name === undefined ? 2 : 0;
    }
    if (name === '--version') {
      context.stdout(`${VERSION}\n`);
      return 0;
    }
    // What the scripts of `completion` call. Not for people, so not among the commands.
    if (name === '__complete') {
      const { candidates } = await import('./private/candidates.js');
      context.stdout((await candidates(context.cwd, COMMANDS, rest)).map((line) => `${line}\n`).join(''));
      return 0;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load === undefined) {
      const near = didYouMean(name, Object.keys(COMMANDS));
      throw CliError.usage(
        `unknown command '${name}'${near === undefined ? '' : `, did you mean '${near}'?`} ('promontory --help' lists them)`,
      );
    }
    return await route(await load(), context, rest);
  } catch (error) {
    return report(context, error);
  }
}

/** A second word may name a command of its own. */
function route(command: Command, context: Context, argv: readonly string[]): Promise<number> {
  const [word = '', ...rest] = argv;
  const { subcommands = {} } = command;
  const subcommand = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  return subcommand === undefined ? command.run(context, argv) : subcommand.run(context, rest);
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return [
    'promontory <command> [environment…] [flags]',
    '',
    'EKS metrics on Amazon Managed Service for Prometheus: from environments/ to a reviewed plan.',
    '',
    'Commands',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`),
    '',
    "'promontory <command> --help' shows flags and examples. Exit codes: 0 clean, 1 findings or a bundle that is refused, 2 wrong usage",
    'or an invalid environment, 3 a tool failed, 130 stopped.',
    '',
  ].join('\n');
}

function report(context: Context, error: unknown): number {
  if (context.env['PROMONTORY_DEBUG'] === '1' && error instanceof Error)
    context.stderr(`${error.stack ?? error.message}\n`);
  if (context.signal.aborted) {
    context.stderr('promontory: stopped; nothing is half-written\n');
    return 130;
  }
  const message = error instanceof Error ? error.message : String(error);
  context.stderr(`promontory: ${message}\n`);
  const code = (error as { exitCode?: unknown }).exitCode;
  if (typeof code === 'number') return code;
  context.stderr('This is a defect of Promontory. PROMONTORY_DEBUG=1 shows where.\n');
  return 3;
}
