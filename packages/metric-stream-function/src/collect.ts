import type { DataPoint } from './data-point.js';
import { AMP_LIMITS } from './limits.js';
import { type Label, samplesOf } from './series.js';

/** A sample, and the records of the event that it came from. */
export interface OwnedSample {
  readonly timestamp: number;
  readonly value: number;
  /** Indices into the event's records. More than one when it was sent twice. */
  readonly records: readonly number[];
}

/** All samples of one series, oldest first: AMP refuses what is older than what it has. */
export interface Series {
  readonly labels: readonly Label[];
  readonly samples: readonly OwnedSample[];
}

/** Why a sample was left out, in the words of AMP's `DiscardedSamples` where it has one. */
export type LeftOut = 'greater_than_max_sample_age' | 'label_size' | 'new-value-for-timestamp' | 'identical';

/** What there is to write. */
export interface Collected {
  readonly series: readonly Series[];
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
}

interface Entry {
  readonly labels: readonly Label[];
  readonly samples: Map<number, { value: number; records: number[] }>;
}

/**
 * The samples of all records, by series. What AMP would refuse stays out, and is counted: samples of more than an hour,
 * series with too long labels, and a second value for a time that has one. Of identical samples one is kept.
 *
 * @param now milliseconds since the epoch
 */
export function collect(records: readonly (readonly DataPoint[])[], now: number): Collected {
  const entries = new Map<string, Entry>();
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const leave = (reason: LeftOut): void => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  };
  records.forEach((points, record) => {
    for (const { labels, timestamp, value } of points.flatMap(samplesOf)) {
      if (now - timestamp > AMP_LIMITS.sampleAgeMs) leave('greater_than_max_sample_age');
      else if (labelBytes(labels) > AMP_LIMITS.labelBytes) leave('label_size');
      else {
        const { samples } = entryOf(entries, labels);
        const known = samples.get(timestamp);
        if (known === undefined) samples.set(timestamp, { value, records: [record] });
        else if (!Object.is(known.value, value)) leave('new-value-for-timestamp');
        else {
          leave('identical');
          if (!known.records.includes(record)) known.records.push(record);
        }
      }
    }
  });
  return { series: [...entries.values()].map(inOrder), leftOut };
}

/** Bytes of all names and values. */
export function labelBytes(labels: readonly Label[]): number {
  return labels.reduce((sum, [name, value]) => sum + name.length + Buffer.byteLength(value), 0);
}

function entryOf(entries: Map<string, Entry>, labels: readonly Label[]): Entry {
  const key = JSON.stringify(labels);
  const known = entries.get(key);
  if (known !== undefined) return known;
  const made: Entry = { labels, samples: new Map() };
  entries.set(key, made);
  return made;
}

function inOrder({ labels, samples }: Entry): Series {
  return {
    labels,
    samples: [...samples.entries()]
      .map(([timestamp, { value, records }]) => ({ timestamp, value, records }))
      .sort((a, b) => a.timestamp - b.timestamp),
  };
}
