import { isConcrete } from '@promontory/core';

/** Throws: what, got, expected, fix. */
export type Refuse = (what: string, got: string, expected: string, fix: string) => never;

/** What fits into the uid of a data source, 40 characters, between `amp-` and `-alerts`. */
export const LONGEST_SOURCE = 29;

/** Something to read, each of it under a name of its own that Grafana takes. */
export function checkSources(
  { workspaces, remoteSources = [] }: Record<'workspaces', Names> & Partial<Record<'remoteSources', Names>>,
  refuse: Refuse,
  longest = LONGEST_SOURCE,
): void {
  const names = [...workspaces, ...remoteSources].map(({ name }) => name);
  if (names.length === 0) refuse('Workspaces', 'nothing to read', 'at least one', "add to 'workspaces'");
  const twice = names.find((one, index) => names.indexOf(one) < index);
  if (twice !== undefined) refuse('Workspaces', `${twice} a second time`, 'each name once', 'rename one');
  const wrong = names.filter(isConcrete).find((one) => !/^[\w-]+$/.test(one) || one.length > longest);
  if (wrong !== undefined) refuse('Workspaces', wrong, `1 to ${longest} letters, digits, '-' and '_'`, 'rename it');
}

type Names = readonly { readonly name: string }[];
