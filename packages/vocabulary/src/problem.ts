/** Where in a document: keys and indexes from its root. */
export type Path = readonly (string | number)[];

/** One thing wrong with a document, said so that a person can mend it. Position-free: the reader of the file adds that. */
export interface Finding {
  /** Stable, PascalCase, package first: `RulesPromqlSyntax`. */
  readonly code: string;
  /** Where in the document. */
  readonly path: Path;
  /** What was found there. */
  readonly got: string;
  /** What is allowed. */
  readonly expected: string;
  /** What to do about it, as an imperative. */
  readonly fix: string;
}

/** A finding placed in a file. */
export interface Problem extends Finding {
  /** The file, as the user would name it: relative to the working directory. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** `workspaces.metrics.rules[0]`, the way people write it. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = /^[A-Za-z_][\w-]*$/.test(part) ? part : JSON.stringify(part);
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** `Code: got …, expected …; fix (at path)`. */
export function formatFinding(finding: Finding): string {
  const at = formatPath(finding.path);
  return `${finding.code}: got ${finding.got}, expected ${finding.expected}; ${finding.fix}${at === '' ? '' : ` (at ${at})`}`;
}

/** `file:line:column` first, so that terminals and editors make it a link. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${formatFinding(problem)}`;
}
