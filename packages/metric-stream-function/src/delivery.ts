import { type Batch, halves } from './batches.js';
import { MOST_SPLITS } from './limits.js';
import { type Outcome, remoteWrite } from './remote-write.js';
import type { Surroundings } from './surroundings.js';
import { bodyOf } from './write-request.js';

/** The requests of one invocation, and what became of their samples. */
export class Delivery {
  readonly samples = { written: 0, refused: 0, failed: 0 };
  /** Indices of the records that hold a sample that AMP did not take this time. */
  readonly failedRecords = new Set<number>();
  requests = 0;
  attempts = 0;
  private splits = 0;

  /** @param remaining milliseconds that are left for this */
  constructor(
    private readonly to: Surroundings,
    private readonly remaining: () => number,
  ) {}

  /**
   * Writes a batch. A receiver may refuse a whole request for one of its samples (Prometheus does, for one that is out of
   * order), so a request that was refused is cut in two, until the bad samples stand alone. What the receiver took all the
   * same is sent once more by this, and ignored.
   */
  async deliver(batch: Batch): Promise<void> {
    const outcome = await remoteWrite(bodyOf(batch), this.to, this.remaining);
    this.requests += 1;
    this.attempts += outcome.attempts;
    const parts = outcome.kind === 'refused' && this.splits < MOST_SPLITS ? halves(batch) : undefined;
    if (parts === undefined) {
      this.settle(outcome, batch);
      return;
    }
    this.splits += 1;
    for (const part of parts) await this.deliver(part);
  }

  private settle(outcome: Outcome, batch: Batch): void {
    this.samples[outcome.kind] += batch.length;
    if (outcome.kind === 'written') return;
    const failed = outcome.kind === 'failed';
    this.to.log(
      JSON.stringify({
        level: failed ? 'error' : 'warn',
        message: failed ? 'AMP did not take a request' : 'AMP refused samples',
        reason: outcome.reason,
        samples: batch.length,
        attempts: outcome.attempts,
      }),
    );
    if (!failed) return;
    for (const { records } of batch) for (const record of records) this.failedRecords.add(record);
  }
}
