import { parseArgs } from 'node:util';
import { didYouMean } from '@promontory/vocabulary';
import { CliError } from './cli-error.js';
import type { Context } from './context.js';

/** One flag. */
export interface Flag {
  readonly type: 'boolean' | 'string';
  /** How the value is called in the help: `--base <ref>`. */
  readonly value?: string;
  readonly description: string;
  /** The only values that are taken. */
  readonly choices?: readonly string[];
  readonly default?: string;
}

/** What a flag's value is once it is read. */
type ValueOf<F extends Flag> = F['type'] extends 'boolean'
  ? boolean
  : F extends { readonly default: string }
    ? string
    : string | undefined;

/** What a command is given. */
export interface Arguments<Flags extends Readonly<Record<string, Flag>>> {
  readonly flags: { readonly [Name in keyof Flags]: ValueOf<Flags[Name]> };
  readonly environments: readonly string[];
}

/** A command, as its author writes it. */
export interface CommandDefinition<Flags extends Readonly<Record<string, Flag>>> {
  readonly name: string;
  readonly summary: string;
  /** Whether it takes names of environments. */
  readonly takesEnvironments: boolean;
  /** What it takes instead, as its help calls it: a word for each. */
  readonly topic?: string | readonly string[];
  /** What the first of these may be, for Tab: each a word, or a word, a tab and what it means. @default - nothing is known */
  readonly suggestions?: () => readonly string[];
  readonly flags: Flags;
  /** Command lines that work. */
  readonly examples: readonly string[];
  run(context: Context, args: Arguments<Flags>): Promise<number>;
}

/** A command, as the dispatcher calls it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly takesEnvironments: boolean;
  /** What it takes in their place, a word for each. */
  readonly topics: readonly string[];
  readonly suggestions: () => readonly string[];
  /** Commands of two words that begin with this one. */
  readonly subcommands?: Readonly<Record<string, Command>>;
  run(context: Context, argv: readonly string[]): Promise<number>;
}

/** Flags that every command has. */
const COMMON = {
  help: { type: 'boolean', description: 'Show this help.' },
  'no-color': { type: 'boolean', description: 'Write without colours.' },
} as const satisfies Readonly<Record<string, Flag>>;

/** Makes a command of its definition. Flags that it does not know stop it: a misspelt --fail-on is no gate at all. */
export function defineCommand<const Flags extends Readonly<Record<string, Flag>>>(
  definition: CommandDefinition<Flags>,
): Command {
  const flags: Readonly<Record<string, Flag>> = { ...definition.flags, ...COMMON };
  const help = helpOf(definition, flags);
  const topics = [definition.topic ?? []].flat();
  return {
    name: definition.name,
    summary: definition.summary,
    help,
    flags,
    takesEnvironments: definition.takesEnvironments,
    topics,
    suggestions: definition.suggestions ?? (() => []),
    async run(context, argv) {
      const { values, positionals } = parse(definition.name, flags, argv);
      if (values['help'] === true) {
        context.stdout(help);
        return 0;
      }
      const most = definition.takesEnvironments ? Infinity : topics.length;
      if (positionals.length > most) {
        throw CliError.usage(
          `promontory ${definition.name} takes ${most === 0 ? 'no names' : most === 1 ? 'one name' : topics.join(' and ')}, but got '${positionals.join(' ')}'`,
        );
      }
      const read = Object.fromEntries(
        Object.entries(flags).map(([name, { type, default: fallback }]) => [
          name,
          values[name] ?? (type === 'boolean' ? false : fallback),
        ]),
      ) as Arguments<Flags>['flags'];
      const plain = values['no-color'] === true ? { ...context, color: false } : context;
      return definition.run(plain, { flags: read, environments: positionals });
    },
  };
}

function parse(command: string, flags: Readonly<Record<string, Flag>>, argv: readonly string[]) {
  for (const argument of argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined)) {
    const name = /^--([^=]+)/.exec(argument)?.[1];
    if (name !== undefined && !Object.hasOwn(flags, name)) {
      const near = didYouMean(name, Object.keys(flags));
      throw CliError.usage(
        `unknown flag --${name}${near === undefined ? '' : `, did you mean --${near}?`} ('promontory ${command} --help' lists them)`,
      );
    }
  }
  let parsed;
  try {
    const options = Object.fromEntries(Object.entries(flags).map(([name, { type }]) => [name, { type }]));
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw CliError.usage(`${(error as Error).message.split('. ')[0]} ('promontory ${command} --help' shows how)`);
  }
  for (const [name, { choices }] of Object.entries(flags)) {
    const value = parsed.values[name];
    if (choices !== undefined && typeof value === 'string' && !choices.includes(value)) {
      throw CliError.usage(`--${name} is one of ${choices.join(', ')}, not '${value}'`);
    }
  }
  return parsed;
}

function helpOf(
  definition: CommandDefinition<Readonly<Record<string, Flag>>>,
  flags: Readonly<Record<string, Flag>>,
): string {
  const rows = Object.entries(flags).map(([name, { value, description, choices, default: fallback }]) => {
    const usage = `--${name}${value === undefined ? '' : ` <${value}>`}`;
    const more = [choices && `one of ${choices.join(', ')}`, fallback && `default ${fallback}`]
      .filter(Boolean)
      .join('; ');
    return [usage, more === '' ? description : `${description} (${more})`] as const;
  });
  const width = Math.max(...rows.map(([usage]) => usage.length));
  const topics = [definition.topic ?? []].flat().map((topic) => `<${topic}>`);
  const taken = definition.takesEnvironments ? ['[environment…]'] : topics;
  return [
    ['promontory', definition.name, ...taken, '[flags]'].join(' '),
    '',
    definition.summary,
    '',
    ...(definition.takesEnvironments
      ? ['Environments are named by their folders under environments/, or by a path. Without any, all are meant.', '']
      : []),
    'Flags',
    ...rows.map(([usage, text]) => `  ${usage.padEnd(width)}  ${text}`),
    '',
    'Examples',
    ...definition.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}
