import type { PolicyDocument } from '../permissions-of.js';

/** One statement, as IAM writes it. */
export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Characters of a managed policy, white space not counted (IAM quotas, 2026-07). */
const MOST = 6_144;

/**
 * Statements about the same resources under the same conditions, joined; then those that allow the same. What one
 * statement allows is never more than what was asked for: actions are only joined where the resources are the same.
 */
export function join(statements: readonly Statement[]): Statement[] {
  const byResource = joinBy(
    statements.filter(({ Action, Resource }) => Action.length > 0 && Resource.length > 0),
    ({ Resource, Condition }) => JSON.stringify([[...Resource].sort(), Condition]),
    (first, all) => ({
      ...first,
      Resource: unique(first.Resource),
      Action: unique(all.flatMap(({ Action }) => Action)),
    }),
  );
  return joinBy(
    byResource,
    ({ Action, Condition }) => JSON.stringify([Action, Condition]),
    (first, all) => ({ ...first, Resource: unique(all.flatMap(({ Resource }) => Resource)) }),
  ).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function joinBy(
  statements: readonly Statement[],
  key: (statement: Statement) => string,
  merge: (first: Statement, all: readonly Statement[]) => Statement,
): Statement[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) groups.set(key(statement), [...(groups.get(key(statement)) ?? []), statement]);
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [merge(first, [first, ...rest])],
  );
}

/** Documents that each fit a managed policy. */
export function toDocuments(statements: readonly Statement[]): PolicyDocument[] {
  const documents: Statement[][] = [];
  for (const statement of statements.flatMap(split)) {
    const last = documents.at(-1);
    if (last !== undefined && size([...last, statement]) <= MOST) last.push(statement);
    else documents.push([statement]);
  }
  return documents.map((Statement) => ({ Version: '2012-10-17', Statement }));
}

/** A statement about so many resources that it alone is too long, in halves. */
function split(statement: Statement): Statement[] {
  const { Resource } = statement;
  if (size([statement]) <= MOST || Resource.length < 2) return [statement];
  const half = Math.ceil(Resource.length / 2);
  return [Resource.slice(0, half), Resource.slice(half)].flatMap((part) => split({ ...statement, Resource: part }));
}

function size(statements: readonly Statement[]): number {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }).length;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
