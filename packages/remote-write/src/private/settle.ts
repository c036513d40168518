import type { RemoteWriteSettings } from '../remote-write.js';

/** The queue of AWS's guide ("Set up ingestion from a new Prometheus server using Helm", 2026-07). */
const QUEUE = { maxSamplesPerSend: 1000, maxShards: 200, capacity: 2500 } as const;

/** The settings of the queue that differ from Prometheus' own, in one order. */
export function queueOf(settings: RemoteWriteSettings): Record<string, number | string | boolean> {
  const { maxSamplesPerSend, maxShards, capacity, retryOnRateLimit = true } = settings;
  return defined({
    maxSamplesPerSend: maxSamplesPerSend ?? QUEUE.maxSamplesPerSend,
    maxShards: maxShards ?? QUEUE.maxShards,
    minShards: settings.minShards,
    capacity: capacity ?? QUEUE.capacity,
    batchSendDeadline: settings.batchSendDeadline,
    minBackoff: settings.minBackoff,
    maxBackoff: settings.maxBackoff,
    // Prometheus leaves it off when nothing is said.
    retryOnRateLimit: retryOnRateLimit ? true : undefined,
    sampleAgeLimit: settings.sampleAgeLimit,
  });
}

/** What is there: no undefined values. */
export function defined<T>(values: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, T] => entry[1] !== undefined));
}

/** The queue as the guide has it, for checks against what is said. */
export const QUEUE_DEFAULTS: Readonly<Record<string, number>> = { ...QUEUE, minShards: 1 };
