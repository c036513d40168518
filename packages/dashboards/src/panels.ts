import type { ColumnDefinition, GraphDefinition, Queries, StatDefinition, TableDefinition } from './definition.js';
import type { Unit } from './unit.js';

type More<T> = Partial<
  Pick<T, keyof T & ('width' | 'height' | 'limits' | 'names' | 'signed' | 'stacked' | 'max' | 'links')>
>;

/** Lines over time, two beside each other. */
export const graph = (
  title: string,
  about: string,
  unit: Unit,
  queries: Queries,
  more: More<GraphDefinition> = {},
): GraphDefinition => ({
  kind: 'graph',
  title,
  about,
  unit,
  queries,
  width: 12,
  height: 8,
  stacked: false,
  signed: false,
  ...more,
});

/** The newest value, six beside each other. */
export const stat = (
  title: string,
  about: string,
  unit: Unit,
  queries: Queries,
  more: More<StatDefinition> = {},
): StatDefinition => ({ kind: 'stat', title, about, unit, queries, width: 4, height: 4, names: false, ...more });

/** A table over the whole width. */
export const table = (
  title: string,
  about: string,
  by: readonly string[],
  columns: Readonly<Record<string, ColumnDefinition>>,
  more: More<TableDefinition> = {},
): TableDefinition => ({
  kind: 'table',
  title,
  about,
  unit: 'short',
  by,
  columns,
  links: {},
  width: 24,
  height: 9,
  ...more,
});
