import { labelBytes, type OwnedSample, type Series } from './collect.js';
import { BATCH_LIMITS, type BatchLimits } from './limits.js';
import type { Label } from './series.js';

/** A sample, and the series that it is of. */
export interface Entry extends OwnedSample {
  readonly labels: readonly Label[];
}

/** What one request writes: no two samples of one series. */
export type Batch = readonly Entry[];

// Upper bounds of what protobuf adds: tags, lengths, an eight-byte double and a ten-byte varint.
const PER_ENTRY = 32;
const PER_LABEL = 16;

/**
 * Cuts series into requests that AMP takes, to be sent one after the other, each until it is settled. The samples of a
 * series are in requests of their own, oldest first: a sample that is sent once more, because the answer got lost, is then
 * still the newest of its series, and a receiver ignores it. An older one it would refuse.
 */
export function batchesOf(series: readonly Series[], limits: BatchLimits = BATCH_LIMITS): Batch[] {
  const batches: Entry[][] = [];
  let current: Entry[] = [];
  let bytes = 0;
  let present = new Set<Series>();
  for (const [one, sample] of inRounds(series)) {
    const size = PER_ENTRY + labelBytes(one.labels) + one.labels.length * PER_LABEL;
    const isFull = current.length >= limits.samples || bytes + size > limits.bytes || present.has(one);
    if (isFull && current.length > 0) {
      batches.push(current);
      [current, bytes, present] = [[], 0, new Set()];
    }
    current.push({ labels: one.labels, ...sample });
    present.add(one);
    bytes += size;
  }
  if (current.length > 0) batches.push(current);
  return batches;
}

/** A batch in two. Undefined for a single sample. */
export function halves(batch: Batch): readonly [Batch, Batch] | undefined {
  if (batch.length < 2) return undefined;
  const middle = Math.floor(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
}

/** The oldest sample of every series, then the second of every series, and so on. */
function* inRounds(series: readonly Series[]): Generator<readonly [Series, OwnedSample]> {
  let rest = series;
  for (let round = 0; rest.length > 0; round += 1) {
    rest = rest.filter(({ samples }) => samples.length > round);
    for (const one of rest) {
      const sample = one.samples[round];
      if (sample !== undefined) yield [one, sample];
    }
  }
}
