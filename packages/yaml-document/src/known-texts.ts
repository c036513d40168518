import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { deepFreeze } from '@promontory/vocabulary';

/** What texts without problems say, by their digests: what one process has read, the next need not. */
export type SaidByTexts = Readonly<Record<string, unknown>>;

/** Texts of which it is known what they say. */
export class KnownTexts {
  private readonly asked = new Map<string, unknown>();

  /** @param before - What an earlier process has read, by the same code. */
  constructor(private readonly before: SaidByTexts = {}) {}

  /** What of all this was asked for: what is to be kept. */
  get used(): SaidByTexts {
    return Object.fromEntries(this.asked);
  }

  /** What a text says; `read` tells, where it is not known. Undefined where it has problems. */
  valueOf(text: string, read: () => unknown): unknown {
    const digest = createHash('sha256').update(text).digest('hex');
    const value = Object.hasOwn(this.before, digest) ? deepFreeze(this.before[digest]) : asKept(read());
    if (value !== undefined) this.asked.set(digest, value);
    return value;
  }
}

/** A value as it comes back from where it is kept; undefined where it would come back as another. */
function asKept(value: unknown): unknown {
  const kept: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(kept, value) ? deepFreeze(kept) : undefined;
}
