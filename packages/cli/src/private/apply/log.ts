import { existsSync, readFileSync } from 'node:fs';

/** One line of what `terraform apply -json` writes. */
interface Event {
  readonly type?: string;
  readonly '@level'?: string;
  readonly '@message'?: string;
  readonly hook?: { readonly action?: string; readonly resource?: { readonly addr?: string } };
  readonly diagnostic?: { readonly summary?: string; readonly detail?: string; readonly address?: string };
}

/** What a log says of the runs that wrote it. */
export interface Logged {
  /** Errors, in Terraform's words, which mask what is sensitive. */
  readonly errors: readonly string[];
  /** Resources that were begun and not ended. */
  readonly unfinished: readonly string[];
}

/** Reads a log from a position on. A run that was killed leaves a last line that is not whole. */
export function readLog(file: string, from = 0): Logged {
  const text = existsSync(file) ? readFileSync(file).subarray(from).toString('utf8') : '';
  const events = text.split('\n').flatMap(parse);
  const errors = events.flatMap(({ '@level': level, '@message': message, diagnostic }) => {
    if (level !== 'error') return [];
    const { summary = message ?? 'an error', detail = '', address } = diagnostic ?? {};
    return [[address === undefined ? summary : `${address}: ${summary}`, detail.trim()].filter(Boolean).join('\n  ')];
  });
  const unfinished = new Set<string>();
  for (const { type, hook } of events) {
    const address = hook?.resource?.addr;
    if (address === undefined) continue;
    if (type === 'apply_start') unfinished.add(address);
    if (type === 'apply_complete' || type === 'apply_errored') unfinished.delete(address);
  }
  return { errors: [...new Set(errors)], unfinished: [...unfinished] };
}

function parse(line: string): Event[] {
  try {
    const value = JSON.parse(line) as unknown;
    return value !== null && typeof value === 'object' ? [value] : [];
  } catch {
    return [];
  }
}
