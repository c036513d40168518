import { deepFreeze, type Finding, type Path, type Problem, remembered } from '@promontory/vocabulary';
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
} from 'yaml';
import { checkNodes } from './private/check-nodes.js';
import type { KnownTexts } from './known-texts.js';
import { tooDeepAt } from './private/depth.js';

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
export function readYaml(text: string, file: string, known?: KnownTexts): YamlDocument {
  const said = known?.valueOf(text, () => readText(text).value);
  const { value, problems } = said === undefined ? readText(text) : { value: said, problems: [] };
  return {
    value,
    problems: problems.map((problem) => ({ file, ...problem })),
    place: (findings) => (findings.length === 0 ? [] : place(text, findings).map((found) => ({ file, ...found }))),
  };
}

/** A problem of a text, whatever the file is called. */
type Fault = Omit<Problem, 'file'>;

interface Parsed {
  readonly documents: readonly Document.Parsed[];
  at(offset: number): { readonly line: number; readonly column: number };
}

function parse(text: string): Parsed {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: true });
  return {
    documents: Array.isArray(parsed) ? parsed : [],
    at: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    },
  };
}

/** Most texts have nothing to be placed in them: those that do are parsed again. */
function place(text: string, findings: readonly Finding[]): Fault[] {
  if (tooDeepAt(text) !== undefined) return [];
  const { documents, at } = parse(text);
  return findings.map((finding) => ({ ...at(offsetOf(documents[0], finding.path)), ...finding }));
}

// Both sides of a review have most texts in common.
const readText = remembered((text: string): { readonly value: unknown; readonly problems: readonly Fault[] } => {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { value: undefined, problems: [tooDeep(text, deep)] };
  const { documents, at } = parse(text);
  const first = documents[0];
  const problem = (offset: number, path: Path, rest: Omit<Finding, 'path'>): Fault => ({
    ...at(offset),
    path,
    ...rest,
  });

  const problems: Fault[] = [];
  for (const error of documents.flatMap((document) => document.errors)) {
    problems.push(problem(error.pos[0], [], syntaxFinding(error.code, error.message, text, error.pos)));
  }
  if (problems.length === 0 && (first === undefined || first.contents === null || isEmptyScalar(first.contents))) {
    problems.push(
      problem(0, [], {
        code: 'YamlEmpty',
        got: 'an empty file',
        expected: 'one YAML document',
        fix: 'write the document, or delete the file',
      }),
    );
  }
  const second = documents[1];
  if (problems.length === 0 && second !== undefined) {
    problems.push(
      problem(second.range[0], [], {
        code: 'YamlSeveralDocuments',
        got: `${documents.length} documents`,
        expected: 'one',
        fix: "remove the '---' and what follows it, or split the file",
      }),
    );
  }
  if (problems.length === 0 && first !== undefined) {
    problems.push(...checkNodes(first).map(({ offset, ...rest }) => problem(offset, [], rest)));
  }
  return {
    // Its size was judged above: the parser's own limit on aliases would throw.
    value: problems.length === 0 ? deepFreeze(first?.toJS({ maxAliasCount: -1 }) as unknown) : undefined,
    problems,
  };
});

function tooDeep(text: string, offset: number): Fault {
  const before = text.slice(0, offset).split('\n');
  return {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    path: [],
    code: 'YamlDepth',
    got: 'levels inside of each other that go deeper than anybody writes',
    expected: 'at most 200 brackets or spaces of indentation, and 50 marks on a line',
    fix: 'write it flatter',
  };
}

function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

function syntaxFinding(
  code: string,
  message: string,
  text: string,
  pos: readonly [number, number],
): Omit<Finding, 'path'> {
  if (code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]+/.exec(text.slice(pos[0]))?.[0] ?? 'a key';
    return {
      code: 'YamlDuplicateKey',
      got: `the key ${key} a second time`,
      expected: 'each key once',
      fix: 'merge the two, or remove one',
    };
  }
  if (code === 'TAB_AS_INDENT') {
    return { code: 'YamlSyntax', got: 'a tab in the indentation', expected: 'spaces', fix: 'indent with spaces' };
  }
  const reason = message.replace(/\s+at line \d+.*$/s, '').trim();
  return {
    code: 'YamlSyntax',
    got: `text that is not YAML (${reason})`,
    expected: 'YAML 1.2',
    fix: 'mend the syntax at this line',
  };
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
