import { literal } from '@promontory/core';
import { Fn, Token } from 'cdktf';

/** Helm values: what a values.yaml holds. */
export type HelmValues = Readonly<Record<string, unknown>>;

/** `override` on top of `base`, as Helm merges files: mappings are joined, everything else is replaced, null removes. */
export function mergeValues(base: HelmValues, override: HelmValues): HelmValues {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(override)) {
    const below = merged[key];
    merged[key] = isMapping(below) && isMapping(value) ? mergeValues(below, value) : value;
  }
  return merged;
}

/**
 * The part of `path` that `values` would replace: all of it, or a mapping above it that is replaced, or removed by null,
 * as a whole. Undefined when it stays. For values that a construct keeps to itself.
 */
export function replacedPart(values: HelmValues, path: readonly string[]): readonly string[] | undefined {
  let at: unknown = values;
  for (const [depth, key] of path.entries()) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || Token.isUnresolved(at))
      return path.slice(0, depth);
    at = (at as HelmValues)[key];
    if (at === undefined) return undefined;
  }
  return path;
}

/** Keeps Terraform from reading `${` and `%{` in plain texts; references to other resources stay references. */
export function protectTexts(value: unknown): unknown {
  if (typeof value === 'string') return protectText(value);
  // Flags, lists and mappings that Terraform fills in: JSON is YAML.
  if (typeof value === 'object' && Token.isUnresolved(value)) return Fn.jsonencode(value);
  if (Array.isArray(value)) return value.map(protectTexts);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [protectText(key), protectTexts(inner)]));
}

// A reference is a marker of cdktf inside of the text, until synthesis; what stands around it is text.
const REFERENCE = /(\$\{TfToken\[[^\]]+\]\})/;

function protectText(text: string): string {
  return text
    .split(REFERENCE)
    .map((part) => (REFERENCE.test(part) ? part : literal(part)))
    .join('');
}

function isMapping(value: unknown): value is HelmValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value);
}
