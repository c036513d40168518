import { createHash } from 'node:crypto';
import { canonical, type Fields, hasUnknown, type Value } from '../protocol/value.js';
import type { Place } from './place.js';

/** What every made-up identifier has in it, so that nobody takes one for real. */
const MARK = '0ff11e';

/** Names for what does not exist: always the same for the same thing, in the form that AWS gives them. */
export class MadeUp {
  private readonly seed: string;

  constructor(
    readonly place: Place,
    ...of: readonly string[]
  ) {
    this.seed = [place.account, place.region, ...of].join('\n');
  }

  /** Hexadecimal digits. */
  hex(length: number, what = ''): string {
    return `${MARK}${createHash('sha256').update(`${this.seed}\n${what}`).digest('hex')}`.slice(0, length);
  }

  uuid(what = ''): string {
    const h = this.hex(32, what);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20)}`;
  }

  arn(service: string, resource: string, { regional = true, account = true } = {}): string {
    const { partition, region, account: id } = this.place;
    return `arn:${partition}:${service}:${regional ? region : ''}:${account ? id : ''}:${resource}`;
  }
}

/** Those values of a configuration that are known: what tells two resources of one type apart. */
export function knownPart(fields: Fields): string {
  const known = Object.entries(fields).filter(
    ([name, value]) => name !== 'tags_all' && value !== null && !hasUnknown(value),
  );
  return canonical(Object.fromEntries(known) as Record<string, Value>);
}
