import { literal } from '@promontory/core';
import { Token } from 'cdktf';

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

/** Keeps Terraform from reading `${` and `%{` in plain texts; references to other resources stay references. */
export function protectTexts(value: unknown): unknown {
  if (typeof value === 'string') return Token.isUnresolved(value) ? value : literal(value);
  if (Array.isArray(value)) return value.map(protectTexts);
  if (!isMapping(value) || Token.isUnresolved(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [literal(key), protectTexts(inner)]));
}

function isMapping(value: unknown): value is HelmValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
