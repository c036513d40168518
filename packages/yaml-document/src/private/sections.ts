/**
 * The parts of a text, each a key at its top with what stands below it; undefined where it is not plain that parts mean
 * by themselves what they mean together. A line of a text in quotes may look like a key: what comes before it is no whole
 * text then, and cannot be read.
 */
export function sectionsOf(text: string): readonly string[] | undefined {
  // What has a name in one part may be referred to in another.
  const isPlain = KEY.test(text) && !text.includes('&') && text.split('\n').every((line) => LINE.test(line));
  return isPlain ? text.split(/^(?=[^ \n])/m) : undefined;
}

const KEY = /^[A-Za-z_][A-Za-z0-9_-]*:(?:[ \n]|$)/;
// A key that is one plain word, what is indented, or nothing.
const LINE = /^(?:[A-Za-z_][A-Za-z0-9_-]*:(?: .*)?| .*|)$/;

/** The key and the value of a part that is one line of plain words; undefined where it is more, or YAML may read it otherwise. */
export function pairOf(section: string): readonly [key: string, value: string] | undefined {
  const [, key, value] = /^([A-Za-z_][A-Za-z0-9_-]*): +([A-Za-z][\w./-]*(?::+[\w./-]+)*)\n*$/.exec(section) ?? [];
  return key === undefined || value === undefined || isOtherWord(key) || isOtherWord(value) ? undefined : [key, value];
}

/** What YAML takes for another thing than a text. */
const isOtherWord = (word: string): boolean => /^(?:true|false|null)$/i.test(word);

/**
 * What stands below the one key of a part, as a text by itself; undefined where something stands beside the key, or less
 * far to the right than the first line.
 */
export function bodyOf(section: string): { readonly key: string; readonly text: string } | undefined {
  const [, key, indentation] = /^([A-Za-z_][A-Za-z0-9_-]*): *\n( +)[^ \n]/.exec(section) ?? [];
  if (key === undefined || indentation === undefined || isOtherWord(key)) return undefined;
  const lines = section.slice(section.indexOf('\n') + 1).split('\n');
  const isBelow = lines.every((line) => line.startsWith(indentation) || line.trimEnd() === '');
  return isBelow ? { key, text: lines.map((line) => line.slice(indentation.length)).join('\n') } : undefined;
}
