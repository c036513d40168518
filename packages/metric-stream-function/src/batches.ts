import { labelBytes, type Series } from './collect.js';
import { BATCH_LIMITS, type BatchLimits } from './limits.js';

/** What one request writes. */
export type Batch = readonly Series[];

// Upper bounds of what protobuf adds: tags, lengths, an eight-byte double and a ten-byte varint.
const PER_SERIES = 8;
const PER_LABEL = 16;
const PER_SAMPLE = 24;

/**
 * Cuts series into requests that AMP takes. The samples of a series stay in order, over requests too: requests must be
 * sent one after the other.
 */
export function batchesOf(series: readonly Series[], limits: BatchLimits = BATCH_LIMITS): Batch[] {
  const batches: Series[][] = [];
  let current: Series[] = [];
  let [samples, bytes] = [0, 0];
  const close = (): void => {
    if (current.length > 0) batches.push(current);
    current = [];
    [samples, bytes] = [0, 0];
  };
  for (const one of series) {
    const head = PER_SERIES + labelBytes(one.labels) + one.labels.length * PER_LABEL;
    let rest = one.samples;
    while (rest.length > 0) {
      const room = Math.min(limits.samples - samples, Math.floor((limits.bytes - bytes - head) / PER_SAMPLE));
      if (room < 1 && current.length > 0) {
        close();
        continue;
      }
      // A series whose labels alone were over the limit would never fit: it is sent on its own, for AMP to judge.
      const taken = rest.slice(0, Math.max(1, room));
      current.push({ labels: one.labels, samples: taken });
      samples += taken.length;
      bytes += head + taken.length * PER_SAMPLE;
      rest = rest.slice(taken.length);
    }
  }
  close();
  return batches;
}

/** How many samples a batch has. */
export function sampleCount(batch: Batch): number {
  return batch.reduce((sum, { samples }) => sum + samples.length, 0);
}
