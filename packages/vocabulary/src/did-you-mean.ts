import { closest, distance } from 'fastest-levenshtein';

/** The known word that `word` was probably meant to be, or undefined when none is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const fold = (text: string): string => text.toLowerCase().replace(/[-_]/g, '');
  const same = known.find((candidate) => fold(candidate) === fold(word));
  if (same !== undefined) return same;
  // Letters that changed places are one slip of the hand, though they are two edits.
  const letters = (text: string): string => [...fold(text)].sort().join('');
  const mixed = known.find((candidate) => letters(candidate) === letters(word));
  if (mixed !== undefined) return mixed;
  const best = closest(word, known);
  // A third of the word may be wrong: more than that is a guess that misleads.
  const most = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  return distance(word, best) <= most ? best : undefined;
}
