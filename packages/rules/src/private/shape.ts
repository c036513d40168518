import { didYouMean, type Finding, type Path } from '@promontory/vocabulary';

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, in the words of YAML. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'object' ? 'a mapping' : `the ${typeof value} ${JSON.stringify(value)}`;
}

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
