import { didYouMean, type Finding, type Path } from '@promontory/vocabulary';

/** One finding for each key that `where` does not have. */
export function unknownKeys(
  value: Record<string, unknown>,
  known: readonly string[],
  at: Path,
  where: string,
): Finding[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = didYouMean(key, known);
      return {
        code: 'RulesUnknownKey',
        path: [...at, key],
        got: `the unknown key ${key} in ${where}`,
        expected: known.join(', '),
        fix: near === undefined ? 'remove it' : `did you mean ${near}?`,
      };
    });
}
