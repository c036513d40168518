import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, loadEnvironment } from '@promontory/config';
import { formatProblem } from '@promontory/vocabulary';
import { KnownTexts } from '@promontory/yaml-document';
import { type Keys, keysOf } from './keys.js';
import type { WrittenStacks } from './part.js';
import { LastSynth, type Previous, recordOf } from './record.js';
import { isRefusal } from './refusal.js';

/** What came of a synth: exit code and what there is to say, for people. */
export interface Synthesized {
  /** 0; 2 when the environment is not valid, and nothing was written; 3 for a defect of Promontory. */
  readonly status: number;
  /** Warnings, or what is wrong. */
  readonly messages: string;
  /** What the next synth is to be given. Undefined when nothing was written, or nothing can be built upon it. */
  readonly record?: string;
  /** Whether the last synth was found to be what would be written. Nothing was, then. */
  readonly unchanged?: boolean;
  /** What was read, for whoever would read it by the same code. */
  readonly read?: { readonly reader: string; readonly environment: Environment };
}

/** How an environment is synthesised. */
export interface SynthesizeOptions {
  /** What the process was told: where cdktf looks, and whether a failure is wanted whole. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default - cdktf's own: CDKTF_OUTDIR, else `cdktf.out` in the working directory */
  readonly outdir?: string;
  /** The last synth, to build upon. @default - all is done anew */
  readonly previous?: Previous;
  /**
   * Whether stacks that are as they were may stay where the last synth wrote them, and nowhere else.
   * @default false - all stacks are in `outdir`
   */
  readonly inPlace?: boolean;
  /** Tells this app's code from that of another. Without it nothing is remembered. */
  readonly version?: string;
  /** Tells the code that reads environments from other code, whichever program has it. Without it nobody is told what was read. */
  readonly reader?: string;
  /** The file that begins a thread of this app. Without it there is one thread. */
  readonly worker?: string;
  /** Ends a long synth early; it is rejected with the reason then. */
  readonly signal?: AbortSignal;
}

/** Reads the environment in a folder and writes its stacks. */
export async function synthesizeFolder(folder: string, options: SynthesizeOptions): Promise<Synthesized> {
  const last = LastSynth.of(options.previous);
  const texts = options.version === undefined ? undefined : new KnownTexts(last?.saidTo(options.version));
  const loaded = loadEnvironment(folder, { texts });
  if (!loaded.ok) return { status: 2, messages: lines(loaded.problems.map(formatProblem)) };
  try {
    const { warnings, ...written } = await write(loaded.environment, options, last, texts);
    const all = [...loaded.warnings.map(formatProblem), ...warnings];
    const read = options.reader === undefined ? undefined : { reader: options.reader, environment: loaded.environment };
    return { ...written, read, status: 0, messages: lines(all.map((warning) => `warning: ${warning}`)) };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (options.env['PROMONTORY_DEBUG'] === '1') throw error;
    return refuse(error);
  }
}

interface Written extends Pick<Synthesized, 'record' | 'unchanged'> {
  readonly warnings: readonly string[];
}

/** What the stacks depend on; undefined where nothing is remembered. */
function keysToRemember(environment: Environment, { version, env }: SynthesizeOptions): Keys | undefined {
  // cdktf writes other files for those who ask for HCL.
  const remembers = version !== undefined && env['SYNTH_HCL_OUTPUT'] === undefined;
  return remembers ? keysOf(environment, version, env) : undefined;
}

async function write(
  environment: Environment,
  options: SynthesizeOptions,
  before: LastSynth | undefined,
  texts: KnownTexts | undefined,
): Promise<Written> {
  const { env, outdir = env['CDKTF_OUTDIR'] ?? 'cdktf.out', inPlace = false } = options;
  const keys = keysToRemember(environment, options);
  const last = keys && before;
  if (keys !== undefined && last?.isCurrent(keys) === true) {
    return { record: options.previous?.record, unchanged: true, warnings: warningsOf(last.stacks) };
  }
  // Roles that may do what is in every stack have to see them all.
  const isDivisible = environment.stateBackend === undefined;
  const kept = isDivisible && keys ? (last?.takeOver(keys, inPlace ? undefined : outdir) ?? {}) : {};
  // cdktf and all constructs: who finds everything as it was does without.
  const { writeAround } = await import('./write-around.js');
  const stacks = await writeAround(kept, {
    environment,
    outdir,
    isDivisible,
    worker: options.worker,
    signal: options.signal,
  });
  removeStale(outdir, stacks);
  return {
    record: keys && JSON.stringify(recordOf(keys, stacks, outdir, { version: keys.version, said: texts?.used ?? {} })),
    warnings: warningsOf(stacks),
  };
}

/** What constructs refuse is an environment that is not valid; a stack trace would only hide what they say. */
function refuse(error: unknown): Synthesized {
  if (!(error instanceof Error)) throw error;
  return isRefusal(error)
    ? { status: 2, messages: lines([error.message]) }
    : {
        status: 3,
        messages: lines([`This is a defect of Promontory (PROMONTORY_DEBUG=1 shows where): ${error.message}`]),
      };
}

/** cdktf leaves the folders of stacks that are gone; whoever deploys "all stacks" would deploy them again. */
function removeStale(outdir: string, present: WrittenStacks): void {
  const folder = join(outdir, 'stacks');
  for (const id of readdirSync(folder)) {
    if (!Object.hasOwn(present, id)) rmSync(join(folder, id), { recursive: true });
  }
}

const warningsOf = (stacks: WrittenStacks): string[] => Object.values(stacks).flatMap(({ warnings }) => warnings);

const lines = (messages: readonly string[]): string => messages.map((message) => `${message}\n`).join('');
