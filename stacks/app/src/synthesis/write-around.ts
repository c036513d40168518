import type { Environment } from '@promontory/config';
import { buildApp } from '../build-app.js';
import { clusterStackId } from '../stack-ids.js';
import { writeRest, type WrittenStacks } from './part.js';
import { isRefusal } from './refusal.js';
import { isMany, writeMany } from './workers.js';

/** What is written, and how. */
export interface WriteOptions {
  readonly environment: Environment;
  readonly outdir: string;
  /** Whether clusters may be written apart from each other. */
  readonly isDivisible: boolean;
  readonly worker: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Writes all stacks but those that lie there already. Returns all. */
export async function writeAround(kept: WrittenStacks, options: WriteOptions): Promise<WrittenStacks> {
  const { environment, outdir, isDivisible, worker, signal } = options;
  const changed = environment.clusters.filter((cluster) => !(clusterStackId(environment, cluster) in kept));
  try {
    const inParts = isDivisible && isMany(changed);
    const others = inParts ? await writeMany({ environment, clusters: changed, outdir }, worker, signal) : {};
    const elsewhere = { ...kept, ...others };
    return { ...elsewhere, ...writeRest(environment, inParts ? [] : changed, outdir, elsewhere) };
  } catch (error) {
    signal?.throwIfAborted();
    // What fails for no reason that a user could know is done once more, with the places where everything was made.
    if (error instanceof Error && !isRefusal(error)) buildApp(environment, { outdir }).synth();
    throw error;
  }
}
