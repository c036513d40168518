import { type Finding, type Path, type Problem } from '@promontory/vocabulary';
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { KnownTexts } from './known-texts.js';
import { tooDeepAt } from './private/depth.js';
import { type Fault, parse } from './private/parse.js';
import { readText } from './private/read-text.js';
import { readValue } from './read-value.js';

/** A YAML text with its positions kept. */
export interface YamlDocument {
  /** The plain value, frozen; undefined when `problems` is not empty. */
  readonly value: unknown;
  /** Syntax errors, duplicate keys, an empty file, or more than one document. */
  readonly problems: readonly Problem[];
  /** Puts findings about `value` at their place in the file. */
  place(findings: readonly Finding[]): Problem[];
}

/**
 * Reads one YAML 1.2 document.
 *
 * @param text the content
 * @param file the name by which problems call it
 * @param known what is known of texts. @default - what this process has read
 */
export function readYaml(text: string, file: string, known?: Pick<KnownTexts, 'valueOf'>): YamlDocument {
  const said = known?.valueOf(text, () => readValue(text)) ?? readValue(text);
  const { value, problems } = said === undefined ? readText(text) : { value: said, problems: [] };
  return {
    value,
    problems: problems.map((problem) => ({ file, ...problem })),
    place: (findings) => (findings.length === 0 ? [] : place(text, findings).map((found) => ({ file, ...found }))),
  };
}

/** Most texts have nothing to be placed in them: those that do are parsed again. */
function place(text: string, findings: readonly Finding[]): Fault[] {
  if (tooDeepAt(text) !== undefined) return [];
  const { documents, at } = parse(text);
  return findings.map((finding) => ({ ...at(offsetOf(documents[0], finding.path)), ...finding }));
}

/** The offset of the node at `path`, or of the nearest ancestor that exists. For a key that is itself wrong: of the key. */
function offsetOf(document: Document.Parsed | undefined, path: Path): number {
  let node: unknown = document?.contents;
  let offset = document?.contents?.range?.[0] ?? 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document as Document);
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (pair === undefined) return offset;
      const key = pair.key as Node;
      offset = key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part] as Node | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}
