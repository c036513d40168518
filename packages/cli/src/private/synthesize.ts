import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import type { EnvironmentFolder } from './environments.js';
import { runProcess } from './run-process.js';
import { sameFiles } from './same-files.js';

/** The folder that holds what Terraform is given. */
export const OUT = 'cdktf.out';
/** The folder for what is ours and not for git. */
export const PRIVATE = '.promontory';

/** One synthesised stack. */
export interface StackEntry {
  readonly id: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
}

/**
 * Runs an environment's app. It writes beside `cdktf.out` and is put in its place when all is written: neither Ctrl-C
 * nor a failure leaves a half-written folder, and stacks that are gone do not linger.
 */
export async function synthesize(context: Context, { name, folder }: EnvironmentFolder): Promise<void> {
  const [command = 'node', ...args] = appOf(folder);
  const fresh = join(folder, PRIVATE, `synth-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    const program = command === 'node' ? process.execPath : command;
    const ran = await runProcess(context, program, args, { cwd: folder, env: { CDKTF_OUTDIR: fresh } });
    if (ran.status !== 0) {
      // The app has said what is wrong, for people; another word would only bury it.
      context.stderr(ran.stderr);
      throw ran.status === 2
        ? CliError.usage(`${name} was not synthesised: mend what is named above`)
        : CliError.tool(`${name}: its app ended with ${ran.status}`);
    }
    context.stderr(ran.stderr);
    put(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The stacks of an environment, as its last synth wrote them, in their order of dependency. */
export function readStacks(folder: string): StackEntry[] {
  const out = join(folder, OUT);
  const file = join(out, 'manifest.json');
  if (!existsSync(file)) throw CliError.tool(`no ${file}: run 'promontory synth' first`);
  const { stacks } = JSON.parse(readFileSync(file, 'utf8')) as {
    stacks: Readonly<Record<string, { workingDirectory: string; dependencies: readonly string[] }>>;
  };
  const ordered: StackEntry[] = [];
  const visit = (id: string): void => {
    const stack = stacks[id];
    if (stack === undefined || ordered.some((done) => done.id === id)) return;
    stack.dependencies.forEach(visit);
    ordered.push({ id, folder: join(out, stack.workingDirectory), dependencies: stack.dependencies });
  };
  Object.keys(stacks).sort().forEach(visit);
  return ordered;
}

/** How many resources a stack has. */
export function countResources({ folder }: StackEntry): number {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    resource?: Record<string, object>;
  };
  return Object.values(resource).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}

function appOf(folder: string): string[] {
  const file = join(folder, 'cdktf.json');
  if (!existsSync(file)) throw CliError.usage(`no ${file}: copy it from another environment`);
  let app: unknown;
  try {
    app = (JSON.parse(readFileSync(file, 'utf8')) as { app?: unknown }).app;
  } catch {
    throw CliError.usage(`${file} is not JSON`);
  }
  if (typeof app !== 'string' || app.trim() === '') throw CliError.usage(`${file} has no 'app'`);
  const words = app.trim().split(/\s+/);
  const script = words[1];
  if (words[0] === 'node' && script !== undefined && !existsSync(resolve(folder, script))) {
    throw CliError.tool(
      `the app is not built: run 'npm run bundle' in the repository's root (no ${resolve(folder, script)})`,
    );
  }
  return words;
}

function put(fresh: string, folder: string): void {
  const out = join(folder, OUT);
  // Terraform may still be at work in there, for a run that was killed: nothing is taken from under it without need.
  if (sameFiles(fresh, out)) return;
  const old = join(folder, PRIVATE, `old-${process.pid}`);
  if (existsSync(out)) {
    keepInitialised(out, fresh);
    renameSync(out, old);
  }
  renameSync(fresh, out);
  rmSync(old, { recursive: true, force: true });
}

// What `terraform init` has fetched stays with its stack: it takes minutes to fetch again.
function keepInitialised(out: string, fresh: string): void {
  for (const stack of readdirSync(join(fresh, 'stacks'))) {
    const before = join(out, 'stacks', stack);
    const kept = existsSync(before) ? readdirSync(before).filter((name) => name.startsWith('.terraform')) : [];
    for (const name of kept) renameSync(join(before, name), join(fresh, 'stacks', stack, name));
  }
}
