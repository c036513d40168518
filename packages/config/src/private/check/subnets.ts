import type { Path, Problem } from '@promontory/vocabulary';
import { type Part, placed } from '../part.js';

/** A subnet that the list at `at` has named before. */
export function checkTwice(
  part: Part<unknown>,
  at: Path,
  subnets: readonly { readonly id: string }[],
  index: number,
): Problem[] {
  const id = subnets[index]?.id;
  if (id === undefined || subnets.findIndex((other) => other.id === id) === index) return [];
  return placed(part, [...at, index, 'id'], {
    code: 'ConfigSubnetTwice',
    got: `${id} a second time`,
    expected: 'each subnet once',
    fix: 'name another subnet, or remove this one',
  });
}

/** Whether a zone is in another Region than its owner: nothing is held against a Region that is itself in doubt. */
export const isElsewhere = (zone: string, { value, doubtful }: Part<{ readonly region: string }>): boolean =>
  !doubtful.has('region') && value.region !== '' && zone.slice(0, -1) !== value.region;
