import { deepFreeze, isMapping, remembered } from '@promontory/vocabulary';
import { tooDeepAt } from './private/depth.js';
import { readText } from './private/read-text.js';
import { bodyOf, pairOf, sectionsOf } from './private/sections.js';

/**
 * What a YAML text says, frozen, for those who need not know where; undefined when it has problems. Texts of a fleet differ
 * in few of their keys: what stands below a key is read once, however many texts have it.
 */
export const readValue = remembered((text: string): unknown => {
  const value = tooDeepAt(text) === undefined ? valueOfSections(text) : undefined;
  return value ?? readText(text).value;
});

/** Undefined where the text has to be read as a whole. */
function valueOfSections(text: string): unknown {
  const sections = sectionsOf(text);
  const entries = sections?.flatMap((section) => entriesOf(section) ?? []) ?? [];
  // What cannot be read by itself gives no entry, and of a key that stands there twice the whole tells.
  const keys = new Set(entries.map(([key]) => key));
  return sections !== undefined && keys.size === sections.length ? deepFreeze(Object.fromEntries(entries)) : undefined;
}

const entriesOf = remembered((section: string): readonly (readonly [string, unknown])[] | undefined => {
  const pair = pairOf(section);
  if (pair !== undefined) return [pair];
  const body = bodyOf(section);
  const below = body && valueOfSections(body.text);
  if (body !== undefined && below !== undefined) return [[body.key, below]];
  const { value } = readText(section);
  return isMapping(value) ? Object.entries(value) : undefined;
});
