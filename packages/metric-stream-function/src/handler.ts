import { batchesOf } from './batches.js';
import { collect } from './collect.js';
import { readRecord } from './data-point.js';
import { Delivery } from './delivery.js';
import { TIMES } from './limits.js';
import type { Surroundings } from './surroundings.js';

/** What Firehose gives to a transformation. */
export interface FirehoseEvent {
  readonly records: readonly { readonly recordId: string; readonly data: string }[];
}

/**
 * What a transformation answers. `Dropped` is Firehose's word for "done, deliver nothing": the samples are in AMP.
 * `ProcessingFailed` has Firehose keep the record, as it came, in the bucket of failures. No record carries data, so the
 * answer stays far from the 6 MB that Lambda lets it have.
 */
export interface FirehoseAnswer {
  readonly records: readonly { readonly recordId: string; readonly result: 'Dropped' | 'ProcessingFailed' }[];
}

/** The part of Lambda's context that is used. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** The function: writes the data points of all records to AMP, and tells Firehose which records to keep. */
export function createHandler(
  to: Surroundings,
): (event: FirehoseEvent, context: LambdaContext) => Promise<FirehoseAnswer> {
  return async ({ records }, context) => {
    const lines = records.map(({ data }) => readRecord(data));
    const failedRecords = new Set(lines.flatMap(({ malformed }, index) => (malformed > 0 ? [index] : [])));
    const { series, leftOut } = collect(
      lines.map(({ points }) => points),
      to.now(),
    );
    const delivery = new Delivery(to, () => context.getRemainingTimeInMillis() - TIMES.reserve);
    // One after the other: the samples of a series must arrive in order.
    for (const batch of batchesOf(series)) await delivery.deliver(batch);
    for (const record of delivery.failedRecords) failedRecords.add(record);

    const { samples, requests, attempts } = delivery;
    to.log(
      JSON.stringify({
        level: failedRecords.size > 0 ? 'error' : samples.refused > 0 ? 'warn' : 'info',
        message: 'invocation',
        records: records.length,
        failedRecords: failedRecords.size,
        malformedLines: lines.reduce((sum, { malformed }) => sum + malformed, 0),
        samples,
        leftOut,
        requests,
        attempts,
      }),
    );
    return {
      records: records.map(({ recordId }, index) => ({
        recordId,
        result: failedRecords.has(index) ? 'ProcessingFailed' : 'Dropped',
      })),
    };
  };
}
