import { type Fields, isFields, isList, type Value } from '../protocol/value.js';

interface Statement {
  readonly Sid?: string;
  readonly [element: string]: unknown;
}

/** What could not be rendered, in words for people. */
export class PolicyDocumentError extends Error {}

/**
 * Renders `aws_iam_policy_document` as the AWS provider does: one value stands alone, several are sorted backwards, and
 * statements of the same Sid override those of the documents that this one begins with.
 */
export function policyDocument(config: Fields): { readonly json: string; readonly minified: string } {
  const own = items(config['statement']).filter(isFields).map(statementOf);
  refuseDuplicates(own);
  const sources = documents(config, 'source');
  const overrides = documents(config, 'override');
  refuseDuplicates(sources.flatMap(({ statements }) => statements));
  const document = {
    Version: textOf(config['version']) ?? sources.flatMap(({ version }) => version ?? []).at(-1) ?? '2012-10-17',
    ...optional('Id', textOf(config['policy_id']) ?? sources.flatMap(({ id }) => id ?? []).at(-1)),
    ...optional(
      'Statement',
      [...sources.map(({ statements }) => statements), own, ...overrides.map(({ statements }) => statements)].reduce(
        merged,
        [],
      ),
    ),
  };
  return { json: asGo(JSON.stringify(document, null, 2)), minified: asGo(JSON.stringify(document)) };
}

function statementOf(statement: Fields): Statement {
  return {
    ...optional('Sid', textOf(statement['sid'])),
    Effect: textOf(statement['effect']) ?? 'Allow',
    ...optional('Action', oneOrMany(texts(statement['actions']))),
    ...optional('NotAction', oneOrMany(texts(statement['not_actions']))),
    ...optional('Resource', oneOrMany(texts(statement['resources']).map(variables))),
    ...optional('NotResource', oneOrMany(texts(statement['not_resources']).map(variables))),
    ...optional('Principal', principals(statement['principals'])),
    ...optional('NotPrincipal', principals(statement['not_principals'])),
    ...optional('Condition', conditions(statement['condition'])),
  };
}

function principals(value: Value | undefined): unknown {
  const grouped = new Map<string, string[]>();
  for (const principal of items(value).filter(isFields)) {
    const type = textOf(principal['type']) ?? '';
    grouped.set(type, [...(grouped.get(type) ?? []), ...texts(principal['identifiers']).map(variables)]);
  }
  if (grouped.size === 0) return undefined;
  const everybody = grouped.get('*');
  if (grouped.size === 1 && everybody?.length === 1 && everybody[0] === '*') return '*';
  return sorted([...grouped].map(([type, identifiers]) => [type === '*' ? 'AWS' : type, oneOrMany(identifiers)]));
}

function conditions(value: Value | undefined): unknown {
  const tests = new Map<string, Map<string, string[]>>();
  for (const condition of items(value).filter(isFields)) {
    const variablesOf = tests.get(textOf(condition['test']) ?? '') ?? new Map<string, string[]>();
    tests.set(textOf(condition['test']) ?? '', variablesOf);
    const variable = textOf(condition['variable']) ?? '';
    variablesOf.set(variable, [...(variablesOf.get(variable) ?? []), ...texts(condition['values']).map(variables)]);
  }
  if (tests.size === 0) return undefined;
  return sorted(
    [...tests].map(([test, of]) => [
      test,
      sorted([...of].map(([variable, values]) => [variable, values.length === 1 ? values[0] : values])),
    ]),
  );
}

interface Parsed {
  readonly version: string | undefined;
  readonly id: string | undefined;
  readonly statements: readonly Statement[];
}

function documents(config: Fields, kind: 'source' | 'override'): Parsed[] {
  return texts([config[`${kind}_json`] ?? null, ...items(config[`${kind}_policy_documents`])]).flatMap(parsed);
}

function parsed(value: string): Parsed | [] {
  if (value === '') return [];
  try {
    const document = JSON.parse(value) as { Version?: string; Id?: string; Statement?: Statement | Statement[] };
    const statements = document.Statement === undefined ? [] : [document.Statement].flat();
    return { version: document.Version, id: document.Id, statements };
  } catch {
    throw new PolicyDocumentError('a source or override document is not JSON');
  }
}

function merged(statements: readonly Statement[], more: readonly Statement[]): Statement[] {
  const result = [...statements];
  for (const statement of more) {
    const index = statement.Sid === undefined ? -1 : result.findIndex(({ Sid }) => Sid === statement.Sid);
    if (index < 0) result.push(statement);
    else result[index] = statement;
  }
  return result;
}

function refuseDuplicates(statements: readonly Statement[]): void {
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined || Sid === '' ? [] : Sid));
  const duplicate = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (duplicate !== undefined)
    throw new PolicyDocumentError(`duplicate Sid (${duplicate}). Remove the Sid or ensure the Sid is unique.`);
}

// Policies write their variables as ${…}, which Terraform would take for its own: the provider reads &{…}.
function variables(text: string): string {
  return text.replaceAll('&{', '${');
}

function oneOrMany(values: readonly string[]): unknown {
  const unique = [...new Set(values)].sort().reverse();
  return unique.length < 2 ? unique[0] : unique;
}

function sorted(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function optional(name: string, value: unknown): object {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value };
}

function items(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}

function texts(value: Value | undefined): string[] {
  return items(value).filter((item) => typeof item === 'string');
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

// Go's JSON writes what HTML would read as markup by its number.
function asGo(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');
}
