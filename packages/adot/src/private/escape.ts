import { mapTexts } from '@promontory/helm';

/** Doubles every `$` of the texts in `value`: the collector would read `${1}` as a variable of its own. Keys stay: it expands none. */
export function doubleDollars<T>(value: T): T {
  return mapTexts(
    value,
    (text) => text.replaceAll('$', '$$$$'),
    (key) => key,
  );
}
