/** A value as it is shown to people: short, and by its kind where its content says nothing. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'boolean' ? String(value) : `the ${typeof value} ${String(value)}`;
}

/** The most of a text that helps to find it again. */
const MOST_SHOWN = 120;

function quoted(text: string): string {
  const rest = text.length - MOST_SHOWN;
  return rest > 0 ? `${JSON.stringify(text.slice(0, MOST_SHOWN))} and ${rest} more characters` : JSON.stringify(text);
}

/** A kind of value of zod's, as people call it. */
export function named(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    record: 'a mapping',
    object: 'a mapping',
    array: 'a list',
    int: 'a whole number',
    boolean: 'true or false',
  };
  return names[type] ?? `a ${type}`;
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return joined(words, 'or');
}

/** `a, b and c`. */
export function allOf(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
