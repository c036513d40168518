import { didYouMean, type Finding, formatPath, type Path } from '@promontory/vocabulary';
import type * as z from 'zod/mini';
import { explainUnion } from './explain-union.js';
import { explainUnknownKey } from './explain-unknown-key.js';
import { definitionOf, kindsOf, requiredKeysOf, schemaAt, tellingKeysOf, valueAt } from './schema-walk.js';
import { expectationOf, type Words } from './schema/text.js';
import { allOf, named, oneOf, shown } from './words.js';

export type Issue = z.core.$ZodIssue;

/** A value that is judged: what its issues are explained by. */
export interface Judged {
  readonly schema: z.ZodMiniType;
  readonly root: unknown;
  /** Where `root` stands in its document. */
  readonly at: Path;
}

/** What a schema says of a value, in words for people. `at` is where the value stands in its document. */
export function findingsOf(schema: z.ZodMiniType, root: unknown, at: Path): Finding[] {
  const parsed = schema.safeParse(root);
  if (parsed.success) return [];
  const findings = parsed.error.issues.flatMap((issue) => explain(issue, { schema, root, at }));
  // A misspelt key is missing under its right name as well: one slip is one finding.
  const meant = findings.flatMap(({ code, path, fix }) => {
    const near = code === 'ConfigUnknownKey' ? /^did you mean (.+)\?$/.exec(fix)?.[1] : undefined;
    return near === undefined ? [] : [formatPath([...path.slice(0, -1), near])];
  });
  return findings.filter(({ code, path }) => code !== 'ConfigMissing' || !meant.includes(formatPath(path)));
}

/** One issue of zod's as findings. */
export function explain(issue: Issue, judged: Judged): Finding[] {
  const inner = issue.path as (string | number)[];
  const path = [...judged.at, ...inner];
  const value = valueAt(judged.root, inner);
  const one = (code: string, got: string, expected: string, fix: string): Finding[] => [
    { code, path, got, expected, fix },
  ];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknownKey(key, inner, judged));
    case 'invalid_type': {
      const expected = expectedAt(issue.expected, inner, judged);
      if (value === undefined || value === null) return [missing(path, value, expected)];
      return one('ConfigType', shown(value), expected, mendKind(issue.expected, value, kindsOf(at(inner, judged))));
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (value === undefined || value === null) return [missing(path, value, oneOf(allowed))];
      return one('ConfigValue', shown(value), oneOf(allowed), mendValue(value, issue.values));
    }
    case 'invalid_union':
      return explainUnion(issue, judged);
    case 'too_small':
    case 'too_big':
      return [explainSize(issue, value, path, expectationOf(at(inner, judged) ?? judged.schema))];
    case 'custom': {
      const words = issue.params as Words | undefined;
      return one('ConfigFormat', shown(value), words?.expected ?? 'another value', words?.fix ?? 'change it');
    }
    case 'invalid_key':
      return issue.issues.flatMap((nested) => {
        const words = (nested as { params?: Words }).params;
        return one('ConfigKey', shown(inner.at(-1)), words?.expected ?? 'another name', words?.fix ?? 'rename it');
      });
    default:
      return one('ConfigValue', shown(value), 'another value', 'change it');
  }
}

const at = (inner: readonly (string | number)[], { schema, root }: Judged): z.ZodMiniType | undefined =>
  schemaAt(schema, root, inner);

function missing(path: Path, value: unknown, expected: string): Finding {
  const key = `'${String(path.at(-1) ?? '')}'`;
  return value === undefined
    ? { code: 'ConfigMissing', path, got: `no ${key}`, expected, fix: 'add it' }
    : { code: 'ConfigMissing', path, got: `no value for ${key}`, expected, fix: 'give it one, or remove the key' };
}

/** What belongs at a place: by the field's own words, else by its shape. */
function expectedAt(type: string, inner: readonly (string | number)[], judged: Judged): string {
  const schema = at(inner, judged);
  const words = schema && expectationOf(schema);
  if (words !== undefined) return words;
  const kinds = kindsOf(schema).map(({ kind }) => kind);
  if (kinds.length > 0) return `a mapping with 'kind': ${oneOf(kinds)}`;
  const telling = tellingKeysOf(schema);
  if (telling.length > 0) return oneOf(telling.map((key) => `a mapping with '${key}'`));
  const required = requiredKeysOf(schema);
  if (required.length > 0) return `a mapping with ${allOf(required)}`;
  if (schema && definitionOf(schema).type === 'array') return 'a list';
  return named(type);
}

/** What to do about a value of another kind. */
function mendKind(type: string, value: unknown, kinds: readonly { readonly kind: string }[]): string {
  if (type === 'string' && typeof value === 'number') return 'put it in quotes: YAML reads bare digits as a number';
  if (type === 'string' && typeof value === 'boolean') return `put it in quotes: YAML reads a bare ${value} as a switch`;
  if (typeof value === 'string') {
    if (type === 'boolean' && /^(true|false)$/i.test(value)) return 'remove the quotes, and write it in lower case';
    if (type === 'boolean' && /^(yes|on|no|off)$/i.test(value)) return `write ${/^(yes|on)$/i.test(value)}`;
    if ((type === 'int' || type === 'number') && /^\d+$/.test(value)) return 'remove the quotes';
    if (kinds.some(({ kind }) => kind === value)) return `write 'kind: ${value}' below the key`;
  }
  return `write ${named(type)}`;
}

function mendValue(value: unknown, allowed: readonly unknown[]): string {
  if (typeof value === 'string' && allowed.some((one) => typeof one === 'number' && String(one) === value))
    return 'remove the quotes';
  const near = typeof value === 'string' ? didYouMean(value, allowed.map(String)) : undefined;
  if (near !== undefined) return `did you mean ${near}?`;
  return allowed.length === 1 ? `write ${String(allowed[0])}` : 'write one of these';
}

function explainSize(
  issue: Issue & { code: 'too_small' | 'too_big' },
  value: unknown,
  path: Path,
  words: string | undefined,
): Finding {
  const bound = issue.code === 'too_small' ? `at least ${String(issue.minimum)}` : `at most ${String(issue.maximum)}`;
  if (!Array.isArray(value)) {
    return { code: 'ConfigSize', path, got: shown(value), expected: words ?? bound, fix: 'change it' };
  }
  return {
    code: 'ConfigSize',
    path,
    got: value.length === 0 ? 'an empty list' : `${value.length} ${value.length === 1 ? 'entry' : 'entries'}`,
    expected: `${bound} ${bound.endsWith(' 1') ? 'entry' : 'entries'}`,
    fix: issue.code === 'too_small' ? 'add some' : 'remove some',
  };
}
