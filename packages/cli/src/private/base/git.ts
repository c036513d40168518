import { CliError } from '../../cli-error.js';
import type { Context } from '../../context.js';
import { runProcess } from '../run-process.js';

/** What git says; that it fails is told in its words. */
export async function git(context: Context, cwd: string, ...args: readonly string[]): Promise<string> {
  const ran = await runProcess(context, 'git', args, { cwd });
  if (ran.status !== 0) throw CliError.tool(`git ${args[0]} ended with ${ran.status}: ${ran.stderr.trim()}`);
  return ran.stdout.trim();
}
