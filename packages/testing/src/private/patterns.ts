/** Whether `text` matches an IAM pattern: `*` is any number of characters, `?` is one. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .split('')
    .map((character) => (character === '*' ? '.*' : character === '?' ? '.' : escape(character)))
    .join('');
  return new RegExp(`^${source}$`, 's').test(text);
}

/** Whether two ARNs match part by part: in the first five, a `*` does not reach over a colon. */
export function arnMatches(pattern: string, arn: string): boolean {
  const [patterns, parts] = [partsOf(pattern), partsOf(arn)];
  return patterns.length === parts.length && patterns.every((part, index) => matches(part, parts[index] ?? ''));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function escape(character: string): string {
  return /[\w]/.test(character) ? character : `\\${character}`;
}
