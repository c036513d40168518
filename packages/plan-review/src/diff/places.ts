import { isMapping } from '@promontory/vocabulary';
import type { Difference } from './difference.js';
import { describeChange } from './model.js';
import { diffTree, keyed } from './tree.js';

/** Every place at which two trees differ, by its path. */
export function diffPlaces(before: unknown, after: unknown): Difference[] {
  const [was, is] = [keyed(before), keyed(after)];
  if (!isMapping(was) || !isMapping(is)) return diffTree({ '': was }, { '': is }).map(toDifference);
  return diffTree(was, is).map(toDifference);
}

function toDifference(change: Parameters<typeof describeChange>[0]): Difference {
  const { what, ...detail } = describeChange(change);
  return { subject: what, change: change.change, details: [{ what: '', ...detail }] };
}
