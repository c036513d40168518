import { remembered } from '@promontory/vocabulary';
import { type CreateNodeOptions, type DocumentOptions, stringify, type ToStringOptions } from 'yaml';

/** How YAML is written: the options of `yaml` that these texts use. */
export type YamlStyle = Pick<
  CreateNodeOptions & DocumentOptions & ToStringOptions,
  'lineWidth' | 'aliasDuplicateObjects' | 'singleQuote'
>;

// By style and content. What is rendered for one cluster or workspace is mostly what was rendered for the one before, and
// writing YAML takes many times longer than finding out.
const entryText = remembered(
  (entry: object, style: YamlStyle) => stringify({ '': [entry] }, style).replace(/^.*\n/, ''),
  (entry, style) => JSON.stringify([style, entry]),
);

/** `key:` and a list below it, as YAML: what `stringify({ [key]: entries }, style)` of `yaml` gives, without doing it twice. */
export function stringifyEntries(key: string, entries: readonly object[], style: YamlStyle): string {
  if (entries.length === 0) return stringify({ [key]: [] }, style);
  return `${stringify(key, style).trimEnd()}:\n${entries.map((entry) => entryText(entry, style)).join('')}`;
}
