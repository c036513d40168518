import { didYouMean, type Finding, type Path } from '@promontory/vocabulary';
import type * as z from 'zod/mini';
import { explain, type Issue, type Judged } from './findings-of.js';
import { definitionOf, isMapping, kindsOf, likeness, mapping, schemaAt, tellingKeysOf, valueAt } from './schema-walk.js';
import { oneOf, shown } from './words.js';

type UnionIssue = Issue & { code: 'invalid_union' };

/** Of a union by kind, the kind speaks; of another, the branch that looks most like what was written. */
export function explainUnion(issue: UnionIssue, judged: Judged): Finding[] {
  const inner = issue.path as (string | number)[];
  const parent = inner.at(-1) === 'kind' ? inner.slice(0, -1) : inner;
  const union = schemaAt(judged.schema, judged.root, parent);
  const value = valueAt(judged.root, parent);
  const path = [...judged.at, ...parent];
  if (union !== undefined && kindsOf(union).length > 0) return [explainKind(union, mapping(value), path)];
  return explainBranches(issue, union, judged, value, path);
}

function explainKind(union: z.ZodMiniType, value: Readonly<Record<string, unknown>>, path: Path): Finding {
  const kinds = kindsOf(union).map(({ kind }) => kind);
  const expected = `kind: ${oneOf(kinds)}`;
  const kind = value['kind'];
  if (kind !== undefined && kind !== null) {
    const near = typeof kind === 'string' ? didYouMean(kind, kinds) : undefined;
    const fix = near === undefined ? 'write one of these' : `did you mean ${near}?`;
    return { code: 'ConfigValue', path: [...path, 'kind'], got: shown(kind), expected, fix };
  }
  const misspelt = Object.keys(value).find((key) => key !== 'kind' && didYouMean(key, ['kind']) !== undefined);
  if (misspelt !== undefined) {
    const got = `the unknown key ${misspelt}`;
    return { code: 'ConfigUnknownKey', path: [...path, misspelt], got, expected, fix: 'did you mean kind?' };
  }
  const got = 'kind' in value ? "no value for 'kind'" : "no 'kind'";
  return { code: 'ConfigMissing', path, got, expected, fix: `add ${guess(union, value) ?? 'it'}` };
}

/** The kind whose keys were written, where only one has any of them. */
function guess(union: z.ZodMiniType, value: unknown): string | undefined {
  const scores = (definitionOf(union).options ?? []).map((option) => likeness(option, value));
  const best = Math.max(...scores);
  if (best === 0 || scores.filter((score) => score === best).length > 1) return undefined;
  return `'kind: ${kindsOf(union)[scores.indexOf(best)]?.kind ?? ''}'`;
}

function explainBranches(
  issue: UnionIssue,
  union: z.ZodMiniType | undefined,
  judged: Judged,
  value: unknown,
  path: Path,
): Finding[] {
  const options = (union && definitionOf(union).options) ?? [];
  const mappings = options.filter((option) => definitionOf(option).shape !== undefined);
  const scores = options.map((option) => (mappings.includes(option) ? likeness(option, value) : -1));
  const best = Math.max(...scores);
  // With nothing written that tells the branches apart, none of them can speak for all.
  if (isMapping(value) && (best > 0 || mappings.length === 1)) {
    return (issue.errors[scores.indexOf(best)] ?? []).flatMap((nested) =>
      explain({ ...nested, path: [...issue.path, ...nested.path] } as Issue, judged),
    );
  }
  const literals = options.flatMap((option) => (definitionOf(option).values ?? []).map(String));
  const expected = oneOf([...literals, ...tellingKeysOf(union).map((key) => `a mapping with '${key}'`)]);
  return [{ code: 'ConfigValue', path, got: empty(value) ? 'an empty mapping' : shown(value), expected, fix: 'write one of these' }];
}

function empty(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).length === 0;
}
