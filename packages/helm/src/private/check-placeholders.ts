import { ConfigurationError } from '@promontory/core';
import { placeholderIn } from '@promontory/vocabulary';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A placeholder of a guide that nobody filled in would be installed as it stands: with all of them, none gets that far. */
export function checkPlaceholders(scope: IConstruct, values: unknown): void {
  const found = placeholders(values, ['values']);
  if (found.length === 0) return;
  throw new ConfigurationError(
    'HelmPlaceholder',
    {
      got: found.map(({ path, text }) => `${text} at ${path.join('.')}`).join(', '),
      expected: 'values in which every placeholder is filled in',
      fix: `write what belongs there, or leave the ${found.length === 1 ? 'value' : 'values'} out`,
    },
    scope,
  );
}

interface Found {
  readonly path: readonly string[];
  readonly text: string;
}

function placeholders(value: unknown, path: readonly string[]): Found[] {
  if (typeof value === 'string') {
    const text = placeholderIn(value);
    return text === undefined ? [] : [{ path, text }];
  }
  if (typeof value !== 'object' || value === null || Token.isUnresolved(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...placeholders(key, [...path, key]),
    ...placeholders(inner, [...path, key]),
  ]);
}
