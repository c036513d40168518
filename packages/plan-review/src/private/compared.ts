import type { Change } from '../change.js';
import { isOpen, numberOf } from './rule-kit.js';

/** A number before and after a change; `unclear` when one of them is not known yet. */
export type Compared = { readonly was: number; readonly is: number } | 'unclear' | undefined;

/**
 * An attribute's number on both sides of a change of a thing that stays; undefined when it does not change.
 *
 * @param absent what an absent attribute means
 */
export function comparedNumber(change: Change, attribute: string, absent: number): Compared {
  if (change.action !== 'update' && change.action !== 'replace') return undefined;
  const [before, after] = [change.before?.[attribute], change.after?.[attribute]];
  if (before === after) return undefined;
  if (isOpen(before) || isOpen(after)) return 'unclear';
  const was = numberOf(change.before, attribute) ?? absent;
  const is = numberOf(change.after, attribute) ?? absent;
  return was === is ? undefined : { was, is };
}
