import { Token } from 'cdktf';

// A reference of cdktf inside of a text: what Terraform puts in its place is not ours to escape.
const REFERENCE = /(\$\{TfToken\[[^\]]+\]\})/;

/** Keeps Helm from reading `{{` as its own, in values that a chart runs through its template engine. */
export function quoteTemplates<T>(value: T): T {
  // Backquotes, because the text may stand in double or in single quotes by then.
  const quote = (text: string): string => text.replaceAll('{{', '{{`{{`}}');
  return mapTexts(value, quote, quote);
}

type Change = (text: string) => string;

/** `value` with its texts and keys changed; references stay as they are. */
export function mapTexts<T>(value: T, change: Change, changeKey: Change): T {
  if (typeof value === 'string') {
    return value
      .split(REFERENCE)
      .map((part) => (REFERENCE.test(part) ? part : change(part)))
      .join('') as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change, changeKey)) as T;
  if (typeof value !== 'object' || value === null || Token.isUnresolved(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [changeKey(key), mapTexts<unknown>(inner, change, changeKey)]),
  ) as T;
}
