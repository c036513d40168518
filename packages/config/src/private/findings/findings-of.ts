import { didYouMean, type Finding, formatPath, kindOf, type Path } from '@promontory/vocabulary';
import type * as z from 'zod';
import { textRule, type Words } from '../schema/text.js';
import { allKeysOfUnion, firstKeysOfUnion, keysAt, schemaAt } from './schema-keys.js';

type Issue = z.core.$ZodIssue;

/** What a schema says of a value, in words for people. `at` is where the value stands in its document. */
export function findingsOf(schema: z.ZodType, value: unknown, at: Path): Finding[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const findings = parsed.error.issues.flatMap((issue) => explain(issue, schema, value, at));
  // A misspelt key is missing under its right name as well: one slip is one finding.
  const meant = findings.flatMap(({ code, path, fix }) => {
    const near = code === 'ConfigUnknownKey' ? /^did you mean (.+)\?$/.exec(fix)?.[1] : undefined;
    return near === undefined ? [] : [formatPath([...path.slice(0, -1), near])];
  });
  return findings.filter(({ code, path }) => code !== 'ConfigMissing' || !meant.includes(formatPath(path)));
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
    case 'invalid_type': {
      const key = `'${String(inner.at(-1) ?? '')}'`;
      const expected =
        textRule(schemaAt(schema, root, inner))?.expected ?? article(issue.expected, keysAt(schema, root, inner));
      if (value === undefined) return one('ConfigMissing', `no ${key}`, expected, 'add it');
      if (value === null && inner.length === 0) return one('ConfigType', 'nothing', expected, `write ${expected}`);
      if (value === null)
        return one('ConfigMissing', `no value for ${key}`, expected, 'give it one, or remove the key');
      if (issue.expected === 'string' && typeof value === 'number') {
        const fix = 'put it in quotes: YAML reads bare digits as a number';
        return one('ConfigType', `the number ${value}`, 'text in quotes', fix);
      }
      if (issue.expected === 'string' && typeof value === 'boolean') {
        return one('ConfigType', String(value), 'text in quotes', 'put it in quotes: YAML reads it as a flag');
      }
      if (isQuoted(value, issue.expected)) {
        return one('ConfigType', kindOf(value), `${expected}, without quotes`, 'remove the quotes');
      }
      return one('ConfigType', kindOf(value), expected, `write ${expected}`);
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (value === undefined) return one('ConfigMissing', `no '${String(inner.at(-1))}'`, list(allowed), 'add it');
      if (typeof value === 'string' && issue.values.some((one) => typeof one !== 'string' && String(one) === value)) {
        return one('ConfigType', kindOf(value), `${value}, without quotes`, 'remove the quotes');
      }
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
      return [
        ...issue.issues.flatMap((nested) => {
          const words = (nested as { params?: Words }).params;
          const expected = words?.expected ?? 'another name';
          return one('ConfigKey', JSON.stringify(inner.at(-1)), expected, words?.fix ?? 'rename it');
        }),
        ...underKey(schemaAt(schema, root, inner), value, path),
      ];
    default:
      return one('ConfigValue', kindOf(value), issue.message, 'change it');
  }
}

/** Under a wrong key zod does not look. */
function underKey(schema: z.ZodType | undefined, value: unknown, path: Path): Finding[] {
  return schema === undefined ? [] : findingsOf(schema, value, path);
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
  // A branch that wants another kind of value altogether has nothing to say of this one.
  const isAbout = (branch: readonly Issue[]): boolean =>
    !branch.some((nested) => nested.path.length === 0 && nested.code !== 'unrecognized_keys');
  const [best] = issue.errors.filter(isAbout).sort((a, b) => a.length - b.length);
  if (best !== undefined) {
    return best.flatMap((nested) =>
      explain({ ...nested, path: [...inner, ...nested.path] } as Issue, schema, root, at),
    );
  }
  const values = issue.errors.flat().flatMap((nested) => (nested.code === 'invalid_value' ? nested.values : []));
  const literals = values.map(String);
  if (typeof value === 'string' && values.some((literal) => typeof literal !== 'string' && String(literal) === value)) {
    const expected = `${value}, without quotes`;
    return [{ code: 'ConfigType', path: [...at, ...inner], got: kindOf(value), expected, fix: 'remove the quotes' }];
  }
  const shapes = firstKeysOfUnion(schema, inner).map((key) => `a mapping with '${key}'`);
  const isList = issue.errors.flat().some((nested) => nested.code === 'invalid_type' && nested.expected === 'array');
  const expected = list([...literals, ...shapes, ...(isList ? ['a list'] : [])]);
  return [{ code: 'ConfigValue', path: [...at, ...inner], got: kindOf(value), expected, fix: 'write one of these' }];
}

function explainSize(issue: Issue & { code: 'too_small' | 'too_big' }, value: unknown, path: Path): Finding[] {
  const isOpen = issue.inclusive === false;
  const bound =
    issue.code === 'too_small'
      ? `${isOpen ? 'more than' : 'at least'} ${String(issue.minimum)}`
      : `${isOpen ? 'less than' : 'at most'} ${String(issue.maximum)}`;
  const unit = issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : '';
  const got = Array.isArray(value)
    ? `${value.length} ${value.length === 1 ? 'entry' : 'entries'}`
    : typeof value === 'string'
      ? `${value.length} characters`
      : kindOf(value);
  const fix = issue.origin === 'array' ? (issue.code === 'too_small' ? 'add some' : 'remove some') : 'change it';
  return [{ code: 'ConfigSize', path, got, expected: `${bound}${unit}`, fix }];
}

/** Whether a number or a flag was written as text. */
function isQuoted(value: unknown, expected: string): boolean {
  if (typeof value !== 'string') return false;
  if (expected === 'boolean') return value === 'true' || value === 'false';
  return (expected === 'int' || expected === 'number') && /^-?\d+(\.\d+)?$/.test(value);
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined,
    root,
  );
}

function article(type: string, keys: readonly string[]): string {
  if (type === 'object' && keys.length > 0)
    return `a mapping with ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ', …' : ''}`;
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
