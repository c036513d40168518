import { isDeepStrictEqual } from 'node:util';

interface Change {
  readonly actions: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly after_unknown: Readonly<Record<string, unknown>> | boolean;
  readonly replace_paths?: readonly (readonly unknown[])[];
}

interface PlanJson {
  readonly resource_changes?: readonly { readonly address: string; readonly type: string; readonly change: Change }[];
}

/** What a plan does to its resources: by address, the actions, what changes, and what of it forces a replacement. */
export type Summary = Readonly<Record<string, string>>;

/**
 * Of what stays as it is nothing is said.
 *
 * @param left attributes that are left out, by type
 */
export function summaryOf(plan: unknown, left: Readonly<Record<string, readonly string[]>>): Summary {
  const entries = ((plan as PlanJson).resource_changes ?? []).filter(({ change }) => change.actions.join() !== 'no-op');
  return Object.fromEntries(entries.map(({ address, type, change }) => [address, lineOf(change, left[type] ?? [])]));
}

/** The form of a plan: which parts it has, and which those of its resources and changes have. */
export function formOf(plan: unknown): object {
  const { resource_changes: resources = [], format_version: version } = plan as {
    resource_changes?: readonly { readonly change: object }[];
    format_version?: string;
  };
  const keys = (objects: readonly object[]): string[] => [...new Set(objects.flatMap(Object.keys))].sort();
  return {
    version,
    plan: keys([plan as object]),
    resources: keys(resources),
    changes: keys(resources.map(({ change }) => change)),
  };
}

function lineOf(change: Change, left: readonly string[]): string {
  const { actions, before, after, after_unknown: unknown, replace_paths: paths = [] } = change;
  const open = typeof unknown === 'object' ? unknown : {};
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(open)]);
  const changed = [...names].sort().flatMap((name) => {
    if (left.includes(name)) return [];
    if (hasTrue(open[name])) return `${name}?`;
    return isDeepStrictEqual(before?.[name] ?? null, after?.[name] ?? null) ? [] : name;
  });
  const replacing = [...new Set(paths.map(([name]) => String(name)))].filter((name) => !left.includes(name)).sort();
  return `${actions.join('+')}: ${changed.join(' ')}${replacing.length > 0 ? ` (because of ${replacing.join(' ')})` : ''}`;
}

function hasTrue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === true;
  return Object.values(value).some(hasTrue);
}
