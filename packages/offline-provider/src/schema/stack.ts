import { isMapping } from '@promontory/vocabulary';

/** Types by provider, and how they are written. */
export interface Used {
  /** `cdk.tf.json` or a state: what is asked of a type by those that use it. */
  readonly resources: ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;
  readonly dataSources: ReadonlySet<string>;
  readonly text: string;
}

/** The types that a synthesised stack uses. */
export function usedBy(text: string): Used {
  const stack = JSON.parse(text) as { resource?: unknown; data?: unknown };
  const byType = (section: unknown): [string, Readonly<Record<string, unknown>>[]][] =>
    Object.entries(isMapping(section) ? section : {}).map(([type, named]) => [
      type,
      Object.values(isMapping(named) ? named : {}).filter(isMapping),
    ]);
  return {
    resources: new Map(byType(stack.resource)),
    dataSources: new Set(byType(stack.data).map(([type]) => type)),
    text,
  };
}

/** The provider that a type belongs to, by its name. */
export function providerOf(type: string): string {
  return type.slice(0, type.indexOf('_'));
}
