import type { Command } from '../define-command.js';
import { findEnvironments } from './environments.js';
import { SHELLS } from './completion-scripts.js';

/**
 * What can stand where the cursor is: the last of the words, which may be empty, is being written. Each line is a
 * candidate, a tab, and what it means. Nothing means that it may be a file.
 */
export async function candidates(
  cwd: string,
  commands: Readonly<Record<string, () => Promise<Command>>>,
  words: readonly string[],
): Promise<string[]> {
  const written = words.at(-1) ?? '';
  const all = await candidatesFor(cwd, commands, words.slice(0, -1), written);
  return all.filter((candidate) => candidate.startsWith(written));
}

async function candidatesFor(
  cwd: string,
  commands: Readonly<Record<string, () => Promise<Command>>>,
  before: readonly string[],
  written: string,
): Promise<string[]> {
  const [name, ...after] = before;
  if (name === undefined) {
    const loaded = await Promise.all(Object.values(commands).map((load) => load()));
    return [
      ...loaded.map(({ name: one, summary }) => `${one}\t${summary}`),
      '--help\tShow all commands.',
      '--version\tShow the version.',
    ];
  }
  const first = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  if (first === undefined) return [];
  const second = Object.hasOwn(first.subcommands ?? {}, after[0] ?? '')
    ? first.subcommands?.[after[0] ?? '']
    : undefined;
  const [command, rest] = second === undefined ? [first, after] : [second, after.slice(1)];
  const last = /^--(.+)/.exec(rest.at(-1) ?? '')?.[1];
  const flag = last !== undefined && Object.hasOwn(command.flags, last) ? command.flags[last] : undefined;
  if (flag?.type === 'string') return flag.choices?.slice() ?? (last === 'environment' ? environments(cwd) : []);
  if (written.startsWith('-')) {
    return Object.entries(command.flags)
      .filter(([one]) => !rest.includes(`--${one}`))
      .map(([one, { description }]) => `--${one}\t${description}`);
  }
  const more = Object.values(command.subcommands ?? {}).map((one) => `${one.name.split(' ').at(-1)}\t${one.summary}`);
  return [...(rest.length === 0 ? more : []), ...positional(cwd, command, rest)];
}

function positional(cwd: string, command: Command, rest: readonly string[]): string[] {
  const taken = rest.filter((word, index) => !word.startsWith('-') && !takesValue(command, rest[index - 1]));
  if (command.takesEnvironments) return environments(cwd).filter((name) => !taken.includes(name));
  const topic = command.topics[taken.length];
  if (topic === 'environment') return environments(cwd);
  if (topic === 'shell') return [...SHELLS];
  return taken.length === 0 ? [...command.suggestions()] : [];
}

function takesValue({ flags }: Command, word: string | undefined): boolean {
  const name = /^--(.+)/.exec(word ?? '')?.[1];
  return name !== undefined && Object.hasOwn(flags, name) && flags[name]?.type === 'string';
}

function environments(cwd: string): string[] {
  try {
    return findEnvironments(cwd, []).map(({ name }) => name);
  } catch {
    // Outside of a repository there are none, and Tab is no place for an error.
    return [];
  }
}
