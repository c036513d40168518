import { ConfigurationError } from '@promontory/core';
import { type HelmValues, replacedPart } from '@promontory/helm';
import type { IConstruct } from 'constructs';

/** A value that a construct keeps to itself, and where to say it instead. */
export interface Kept {
  readonly path: readonly string[];
  readonly instead: string;
}

/** Raw values may tune the chart, not undo the construct. */
export function checkValues(scope: IConstruct, name: string, values: HelmValues, kept: readonly Kept[]): void {
  for (const { path, instead } of kept) {
    const found = replacedPart(values, path);
    if (found === undefined) continue;
    throw new ConfigurationError(
      `${name}Values`,
      {
        got: `values.${found.join('.')}`,
        expected: 'values that leave identity, workspace and view alone',
        fix: instead,
      },
      scope,
    );
  }
}

const ROLE = "add permissions to the construct's role";

/** The keys of a service account. */
export const accountKept = (path: readonly string[], name: string): Kept[] => [
  { path: [...path, 'create'], instead: 'leave it to the chart' },
  { path: [...path, 'name'], instead: name },
  { path: [...path, 'annotations', 'eks.amazonaws.com/role-arn'], instead: ROLE },
];

/** The keys of the proxy: its image may be a mirror's. */
export const proxyKept = (path: readonly string[]): Kept[] =>
  ['name', 'port', 'region', 'host', 'role_arn'].map((key) => ({ path: [...path, key], instead: "use 'workspace'" }));
