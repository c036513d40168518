import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { ClusterSettings, Environment } from '@promontory/config';
import { writeClusters, type WrittenStacks } from './part.js';

/** Clusters of which one App is made at a time: memory stays small, however many there are. */
const BATCH = 100;

/** Some of an environment's clusters, to be written. */
interface Share {
  readonly environment: Environment;
  readonly clusters: readonly ClusterSettings[];
  readonly outdir: string;
}

/** Whether so many clusters are better written in parts. */
export const isMany = (clusters: readonly ClusterSettings[]): boolean => clusters.length > BATCH;

/**
 * Writes the stacks of many clusters, in as many threads as there are processors.
 *
 * @param script - The file that begins a thread; without one there is no other thread.
 * @param signal - Ends it early, with what it was given as the reason.
 */
export async function writeMany(
  share: Share,
  script: string | undefined,
  signal: AbortSignal | undefined,
): Promise<WrittenStacks> {
  const { environment, clusters, outdir } = share;
  const threads = script === undefined ? 1 : Math.min(availableParallelism(), Math.ceil(clusters.length / BATCH));
  const size = Math.ceil(clusters.length / threads);
  const shares = Array.from({ length: threads }, (_, index) => ({
    environment,
    outdir,
    clusters: clusters.slice(index * size, (index + 1) * size),
  }));
  // Threads that look and then make it would get in each other's way.
  mkdirSync(join(outdir, 'stacks'), { recursive: true });
  const others = shares.slice(1).map((one) => inThread(one, script as string, signal));
  // All are awaited whatever happens: none may write into a folder that is already given up.
  const settled = await Promise.allSettled([inBatches(shares[0] as Share, signal), ...others]);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Object.assign({}, ...settled.map((one) => (one as PromiseFulfilledResult<WrittenStacks>).value));
}

/** What a thread does. */
export async function work(): Promise<void> {
  if (isMainThread) return;
  try {
    parentPort?.postMessage({ written: await inBatches(workerData as Share) });
  } catch (error) {
    const { name, message } = error as Error;
    parentPort?.postMessage({ failed: { name, message } });
  }
}

async function inBatches({ environment, clusters, outdir }: Share, signal?: AbortSignal): Promise<WrittenStacks> {
  const written: Record<string, WrittenStacks[string]> = {};
  for (let first = 0; first < clusters.length; first += BATCH) {
    Object.assign(written, writeClusters(environment, clusters.slice(first, first + BATCH), outdir));
    // Whoever shows progress, or wants to stop, gets a turn.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
  return written;
}

function inThread(share: Share, script: string, signal: AbortSignal | undefined): Promise<WrittenStacks> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: share });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.once('error', reject);
    worker.once('message', ({ written, failed }: { written?: WrittenStacks; failed?: Error }) => {
      if (written !== undefined) resolve(written);
      else reject(Object.assign(new Error(failed?.message), { name: failed?.name }));
    });
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code}`)));
  });
}
