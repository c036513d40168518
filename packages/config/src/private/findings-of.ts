import { didYouMean, type Finding, type Path } from '@promontory/vocabulary';
import type * as z from 'zod';
import { allKeysOfUnion, keysAt } from './schema-keys.js';
import type { Words } from './schema/text.js';

type Issue = z.core.$ZodIssue;

/** What a schema says of a value, in words for people. `at` is where the value stands in its document. */
export function findingsOf(schema: z.ZodType, value: unknown, at: Path): Finding[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => explain(issue, schema, value, at));
}

function explain(issue: Issue, schema: z.ZodType, root: unknown, at: Path): Finding[] {
  const inner = issue.path as (string | number)[];
  const path = [...at, ...inner];
  const value = valueAt(root, inner);
  const one = (code: string, got: string, expected: string, fix: string): Finding[] => [
    { code, path, got, expected, fix },
  ];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, schema, root, inner, at));
    case 'invalid_type':
      if (value === undefined)
        return one('ConfigMissing', 'nothing', `'${String(inner.at(-1) ?? '')}', ${article(issue.expected)}`, 'add it');
      if (issue.expected === 'string' && typeof value === 'number') {
        return one(
          'ConfigType',
          `the number ${value}`,
          'text in quotes',
          'put it in quotes: YAML reads bare digits as a number',
        );
      }
      return one('ConfigType', kindOf(value), article(issue.expected), `write ${article(issue.expected)}`);
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (value === undefined) return one('ConfigMissing', 'nothing', list(allowed), `add '${String(inner.at(-1))}'`);
      const near = didYouMean(String(value), allowed);
      return one(
        'ConfigValue',
        kindOf(value),
        list(allowed),
        near === undefined ? 'write one of these' : `did you mean ${near}?`,
      );
    }
    case 'invalid_union':
      return explainUnion(issue, schema, root, at);
    case 'too_small':
    case 'too_big':
      return explainSize(issue, value, path);
    case 'custom': {
      const words = issue.params as Words | undefined;
      return one('ConfigFormat', kindOf(value), words?.expected ?? 'another value', words?.fix ?? 'change it');
    }
    case 'invalid_key':
      return issue.issues.flatMap((nested) => {
        const words = (nested as { params?: Words }).params;
        return one(
          'ConfigKey',
          JSON.stringify(inner.at(-1)),
          words?.expected ?? 'another name',
          words?.fix ?? 'rename it',
        );
      });
    default:
      return one('ConfigValue', kindOf(value), issue.message, 'change it');
  }
}

function unknownKey(
  key: string,
  schema: z.ZodType,
  root: unknown,
  inner: readonly (string | number)[],
  at: Path,
): Finding {
  const known = keysAt(schema, root, inner);
  const elsewhere = allKeysOfUnion(schema, inner).find((option) => option.keys.includes(key));
  const near = didYouMean(key, known);
  const fix =
    elsewhere !== undefined && !known.includes(key)
      ? `remove it: it belongs to kind '${elsewhere.kind}'`
      : near === undefined
        ? 'remove it'
        : `did you mean ${near}?`;
  return {
    code: 'ConfigUnknownKey',
    path: [...at, ...inner, key],
    got: `the unknown key ${key}`,
    expected: list(known),
    fix,
  };
}

/** Of a union without a discriminator the branch that fits best speaks; of one with, the discriminator. */
function explainUnion(issue: Issue & { code: 'invalid_union' }, schema: z.ZodType, root: unknown, at: Path): Finding[] {
  const inner = issue.path as (string | number)[];
  const value = valueAt(root, inner);
  const discriminator = (issue as { discriminator?: string }).discriminator;
  if (discriminator !== undefined || issue.errors.length === 0) {
    const parent = inner.at(-1) === 'kind' ? inner.slice(0, -1) : inner;
    const kinds = allKeysOfUnion(schema, parent).map(({ kind }) => kind);
    const kind = (valueAt(root, parent) as { kind?: unknown } | undefined)?.kind;
    const near = kind === undefined ? undefined : didYouMean(String(kind), kinds);
    return [
      {
        code: kind === undefined ? 'ConfigMissing' : 'ConfigValue',
        path: kind === undefined ? [...at, ...parent] : [...at, ...parent, 'kind'],
        got: kind === undefined ? "no 'kind'" : kindOf(kind),
        expected: `kind: ${list(kinds)}`,
        fix: near === undefined ? 'say which of these it is' : `did you mean ${near}?`,
      },
    ];
  }
  const literals = issue.errors
    .flat()
    .flatMap((nested) =>
      nested.code === 'invalid_value' && nested.path.length === 0 ? nested.values.map(String) : [],
    );
  if (literals.length >= issue.errors.length || typeof value !== 'object' || value === null) {
    const expected = literals.length > 0 ? list(literals) : 'a mapping';
    return [{ code: 'ConfigValue', path: [...at, ...inner], got: kindOf(value), expected, fix: 'write one of these' }];
  }
  const [best = []] = [...issue.errors].sort((a, b) => a.length - b.length);
  return best.flatMap((nested) => explain({ ...nested, path: [...inner, ...nested.path] } as Issue, schema, root, at));
}

function explainSize(issue: Issue & { code: 'too_small' | 'too_big' }, value: unknown, path: Path): Finding[] {
  const bound = issue.code === 'too_small' ? `at least ${String(issue.minimum)}` : `at most ${String(issue.maximum)}`;
  const unit = issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : '';
  const got = Array.isArray(value)
    ? `${value.length} entries`
    : typeof value === 'string'
      ? `${value.length} characters`
      : kindOf(value);
  return [{ code: 'ConfigSize', path, got, expected: `${bound}${unit}`, fix: 'change it' }];
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined,
    root,
  );
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? JSON.stringify(value) : `the ${typeof value} ${String(value)}`;
}

function article(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    record: 'a mapping',
    object: 'a mapping',
    array: 'a list',
    int: 'a whole number',
    boolean: 'true or false',
  };
  return names[type] ?? `a ${type}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
