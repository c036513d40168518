import { deepFreeze, type Finding, type Path, remembered } from '@promontory/vocabulary';
import { isScalar, type Node } from 'yaml';
import { checkNodes } from './check-nodes.js';
import { tooDeepAt } from './depth.js';
import { type Fault, parse } from './parse.js';

/** What a text says, and what is wrong with it. Both sides of a review have most texts in common. */
export const readText = remembered((text: string): { readonly value: unknown; readonly problems: readonly Fault[] } => {
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
