import { isMapping, remembered } from '@promontory/vocabulary';
import { tooDeepAt } from './private/depth.js';
import { sectionsOf } from './private/sections.js';
import { readYaml } from './yaml-document.js';

/**
 * What a YAML text says, for those who need not know where; undefined when it has problems. Texts of a fleet differ in
 * few of the keys at their top: what stands below a key is read once, however many texts have it.
 */
export const readValue = remembered((text: string): unknown => valueOfSections(text) ?? valueOf(text));

/** Undefined where the text has to be read as a whole. */
function valueOfSections(text: string): unknown {
  const sections = tooDeepAt(text) === undefined ? sectionsOf(text) : undefined;
  const entries = sections?.flatMap((section) => entriesOf(section) ?? []) ?? [];
  // What cannot be read by itself gives no entry, and of a key that stands there twice the whole tells.
  const keys = new Set(entries.map(([key]) => key));
  return sections !== undefined && keys.size === sections.length ? Object.fromEntries(entries) : undefined;
}

const entriesOf = remembered((section: string): readonly (readonly [string, unknown])[] | undefined => {
  const value = valueOf(section);
  return isMapping(value) ? Object.entries(value) : undefined;
});

function valueOf(text: string): unknown {
  const { value, problems } = readYaml(text, '');
  return problems.length === 0 ? value : undefined;
}
