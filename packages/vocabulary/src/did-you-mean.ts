import { closest, distance } from 'fastest-levenshtein';

/** The known word that `word` was probably meant to be, or undefined when none is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const fold = (text: string): string => text.toLowerCase().replace(/[-_]/g, '');
  const same = known.find((candidate) => fold(candidate) === fold(word));
  if (same !== undefined) return same;
  const best = closest(word, known);
  // A third of the word may be wrong: more than that is a guess that misleads.
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
}
