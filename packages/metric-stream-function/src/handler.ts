import { batchesOf, type Batch, sampleCount } from './batches.js';
import { collect } from './collect.js';
import { readRecord } from './data-point.js';
import { TIMES } from './limits.js';
import { type Outcome, remoteWrite } from './remote-write.js';
import type { Surroundings } from './surroundings.js';
import { bodyOf } from './write-request.js';

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
    const remaining = (): number => context.getRemainingTimeInMillis() - TIMES.reserve;
    const lines = records.map(({ data }) => readRecord(data));
    const failedRecords = new Set(lines.flatMap(({ malformed }, index) => (malformed > 0 ? [index] : [])));
    const { series, leftOut } = collect(
      lines.map(({ points }) => points),
      to.now(),
    );

    const samples = { written: 0, refused: 0, failed: 0 };
    let [requests, attempts] = [0, 0];
    // One after the other: the samples of a series must arrive in order.
    for (const batch of batchesOf(series)) {
      const outcome = await remoteWrite(bodyOf(batch), to, remaining);
      requests += 1;
      attempts += outcome.attempts;
      samples[outcome.kind] += sampleCount(batch);
      if (outcome.kind !== 'written') to.log(trouble(outcome, batch));
      if (outcome.kind === 'failed') for (const record of recordsOf(batch)) failedRecords.add(record);
    }

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

function recordsOf(batch: Batch): ReadonlySet<number> {
  return new Set(batch.flatMap(({ samples }) => samples.flatMap(({ records }) => records)));
}

function trouble({ kind, reason, attempts }: Exclude<Outcome, { kind: 'written' }>, batch: Batch): string {
  return JSON.stringify({
    level: kind === 'failed' ? 'error' : 'warn',
    message: kind === 'failed' ? 'AMP did not take a request' : 'AMP refused samples of a request',
    reason,
    samples: sampleCount(batch),
    attempts,
  });
}
