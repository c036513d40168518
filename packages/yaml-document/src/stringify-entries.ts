import { type CreateNodeOptions, type DocumentOptions, stringify, type ToStringOptions } from 'yaml';

/** How YAML is written: the options of `yaml` that these texts use. */
export type YamlStyle = Pick<
  CreateNodeOptions & DocumentOptions & ToStringOptions,
  'lineWidth' | 'aliasDuplicateObjects' | 'singleQuote'
>;

// By style and content. What is rendered for one cluster or workspace is mostly what was rendered for the one before, and
// writing YAML takes many times longer than finding out.
const texts = new Map<string, string>();

/** `key:` and a list below it, as YAML: what `stringify({ [key]: entries }, style)` of `yaml` gives, without doing it twice. */
export function stringifyEntries(key: string, entries: readonly object[], style: YamlStyle): string {
  if (entries.length === 0) return stringify({ [key]: [] }, style);
  return `${stringify(key, style).trimEnd()}:\n${entries.map((entry) => entryText(entry, style)).join('')}`;
}

function entryText(entry: object, style: YamlStyle): string {
  const content = JSON.stringify([style, entry]);
  const text = texts.get(content) ?? stringify({ '': [entry] }, style).replace(/^.*\n/, '');
  texts.set(content, text);
  return text;
}
