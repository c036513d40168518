/** What becomes of a set whose members may cover others, as `aps:*` covers `aps:RemoteWrite`. */
export interface SetDifference<T> {
  readonly gained: readonly T[];
  readonly lost: readonly T[];
  /** What is left of something wider that is lost. */
  readonly kept: readonly T[];
}

/** Compares by what members cover, not by how they are written: the sets `before - lost + gained + kept` and `after` cover the same. */
export function diffSets<T>(
  before: readonly T[],
  after: readonly T[],
  covers: (wide: T, narrow: T) => boolean,
): SetDifference<T> {
  const isIn = (one: T, all: readonly T[]): boolean => all.some((other) => covers(other, one));
  const gained = after.filter((one) => !isIn(one, before));
  const stay = before.filter((one) => isIn(one, after));
  const lost = before.filter((one) => !stay.includes(one));
  return { gained, lost, kept: after.filter((one) => !gained.includes(one) && !isIn(one, stay)) };
}
