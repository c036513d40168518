import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { TIMES } from './limits.js';
import type { Surroundings } from './surroundings.js';

/** What became of a request. */
export type Outcome =
  | { readonly kind: 'written'; readonly attempts: number }
  /** AMP will never take these samples: there is nothing to keep. */
  | { readonly kind: 'refused'; readonly attempts: number; readonly reason: string }
  /** AMP did not take them this time. */
  | { readonly kind: 'failed'; readonly attempts: number; readonly reason: string };

type Answer =
  | { readonly kind: 'written' }
  | { readonly kind: 'refused' | 'failed'; readonly reason: string }
  | { readonly kind: 'again'; readonly reason: string; readonly afterMs: number };

// Of the samples themselves: malformed, out of order, too old, too large. Other 4xx are of access, and the samples good.
const OF_THE_SAMPLES = new Set([400, 413, 422]);

/**
 * Posts one body to a workspace. What may pass (429, 5xx, no connection) is tried again with growing pauses, and not
 * before the time that `Retry-After` names, as long as there is time.
 *
 * @param remaining milliseconds that are left for this
 */
export async function remoteWrite(body: Uint8Array, to: Surroundings, remaining: () => number): Promise<Outcome> {
  let reason = 'no time was left for an attempt';
  for (let attempts = 0; ; attempts += 1) {
    const time = Math.min(TIMES.attempt, remaining());
    if (time < TIMES.leastAttempt) return { kind: 'failed', attempts, reason };
    const answer = await attempt(body, to, time);
    if (answer.kind !== 'again') return { ...answer, attempts: attempts + 1 };
    reason = answer.reason;
    const pause = Math.max(backoff(attempts, to.random()), answer.afterMs);
    if (pause > remaining() - TIMES.leastAttempt) return { kind: 'failed', attempts: attempts + 1, reason };
    await to.sleep(pause);
  }
}

/** Half of it fixed, half of it chance, so that functions that failed together do not come back together. */
export function backoff(retries: number, random: number): number {
  const full = Math.min(TIMES.longestBackoff, TIMES.firstBackoff * 2 ** retries);
  return full / 2 + (full / 2) * random;
}

/** Milliseconds that a `Retry-After` asks for: it holds seconds or a date. 0 when it is neither. */
export function retryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

async function attempt(body: Uint8Array, to: Surroundings, timeoutMs: number): Promise<Answer> {
  try {
    const response = await to.fetch(to.url, {
      method: 'POST',
      headers: await signedHeaders(body, to),
      body,
      // A workspace does not redirect; following one would send a signed request elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // Read in any case: a connection whose answer was not read cannot be used again.
    const text = await response.text();
    if (response.ok) return { kind: 'written' };
    const reason = `${response.status}: ${text.trim().slice(0, 300)}`.trimEnd();
    if (response.status === 429 || response.status >= 500) {
      return { kind: 'again', reason, afterMs: retryAfter(response.headers.get('retry-after'), to.now()) };
    }
    return { kind: OF_THE_SAMPLES.has(response.status) ? 'refused' : 'failed', reason };
  } catch (error) {
    return { kind: 'again', reason: describe(error), afterMs: 0 };
  }
}

async function signedHeaders(body: Uint8Array, { url, region, credentials, now }: Surroundings) {
  const { protocol, hostname, host, port, pathname } = new URL(url);
  const signer = new SignatureV4({ service: 'aps', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign(
    {
      method: 'POST',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: pathname,
      headers: {
        host,
        'content-type': 'application/x-protobuf',
        'content-encoding': 'snappy',
        'x-prometheus-remote-write-version': '0.1.0',
        'user-agent': 'promontory-metric-stream',
      },
      body,
    },
    { signingDate: new Date(now()) },
  );
  // `fetch` derives it from the URL, and does not let it be set.
  const { host: _host, ...rest } = headers;
  return rest;
}

// `fetch` says "fetch failed"; why, its cause knows.
function describe(error: unknown): string {
  const { message, cause } = error as { readonly message?: string; readonly cause?: { readonly message?: string } };
  return [message ?? String(error), cause?.message].filter((part) => part !== undefined).join(': ');
}
