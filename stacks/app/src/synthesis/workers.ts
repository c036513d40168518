import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { ClusterSettings, Environment } from '@promontory/config';
import { ClusterWriter, type WrittenStacks } from './part.js';

/** As many clusters are written sooner than another thread has begun. */
const MANY = 100;

/** Clusters whose stacks are made at a time: memory stays small, however many there are. */
const BATCH = 20;

/** An environment's clusters, to be written. */
interface Work {
  readonly environment: Environment;
  readonly clusters: readonly ClusterSettings[];
  readonly outdir: string;
}

/** What threads share: who is faster, or began earlier, takes more. */
interface Shared extends Work {
  /** The first cluster that nobody has taken. */
  readonly next: Int32Array;
}

/** Whether so many clusters are better written in parts. */
export const isMany = (clusters: readonly ClusterSettings[]): boolean => clusters.length > MANY;

/**
 * Writes the stacks of many clusters, in as many threads as there are processors.
 *
 * @param script - The file that begins a thread; without one there is no other thread.
 * @param signal - Ends it early, with what it was given as the reason.
 */
export async function writeMany(
  work: Work,
  script: string | undefined,
  signal: AbortSignal | undefined,
): Promise<WrittenStacks> {
  const { clusters, outdir } = work;
  const threads = script === undefined ? 1 : Math.min(availableParallelism(), Math.ceil(clusters.length / MANY));
  const shared = { ...work, next: new Int32Array(new SharedArrayBuffer(4)) };
  // Threads that look and then make it would get in each other's way.
  mkdirSync(join(outdir, 'stacks'), { recursive: true });
  const others = Array.from({ length: threads - 1 }, () => inThread(shared, script as string, signal));
  // All are awaited whatever happens: none may write into a folder that is already given up.
  const settled = await Promise.allSettled([inBatches(shared, signal), ...others]);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Object.assign({}, ...settled.map((one) => (one as PromiseFulfilledResult<WrittenStacks>).value));
}

/** What a thread does. */
export async function work(): Promise<void> {
  if (isMainThread) return;
  try {
    parentPort?.postMessage({ written: await inBatches(workerData as Shared) });
  } catch (error) {
    const { name, message } = error as Error;
    parentPort?.postMessage({ failed: { name, message } });
  }
}

async function inBatches(
  { environment, clusters, outdir, next }: Shared,
  signal?: AbortSignal,
): Promise<WrittenStacks> {
  const written: Record<string, WrittenStacks[string]> = {};
  const take = (): number => Atomics.add(next, 0, BATCH);
  try {
    const writer = new ClusterWriter(environment, outdir);
    for (let first = take(); first < clusters.length; first = take()) {
      Object.assign(written, writer.write(clusters.slice(first, first + BATCH)));
      // Whoever shows progress, or wants to stop, gets a turn.
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    return written;
  } finally {
    // After a failure the others need not go on.
    Atomics.store(next, 0, clusters.length);
  }
}

function inThread(shared: Shared, script: string, signal: AbortSignal | undefined): Promise<WrittenStacks> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: shared });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.once('error', reject);
    worker.once('message', ({ written, failed }: { written?: WrittenStacks; failed?: Error }) => {
      if (written !== undefined) resolve(written);
      else reject(Object.assign(new Error(failed?.message), { name: failed?.name }));
    });
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code}`)));
  });
}
