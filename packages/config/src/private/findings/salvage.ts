import { didYouMean } from '@promontory/vocabulary';
import type * as z from 'zod';
import { keysAt } from './schema-keys.js';

/** A value without its wrong parts, so that one mistake hides no other. */
export interface Salvaged<T> {
  readonly value: T;
  /** Keys at the root that were taken out, or were meant by a misspelt one: their defaults stand for nothing. */
  readonly doubtful: ReadonlySet<string>;
}

/** Takes out what a schema refuses until it accepts the rest. Undefined when nothing is left that it accepts. */
export function salvage<T>(schema: z.ZodType<T>, raw: unknown): Salvaged<T> | undefined {
  let value: unknown = raw;
  const doubtful = new Set<string>();
  for (;;) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { value: parsed.data, doubtful };
    if (value === raw) value = structuredClone(raw);
    const paths = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    for (const path of paths) {
      const [top] = path;
      if (path.length === 1) doubtful.add(didYouMean(String(top), keysAt(schema, raw, [])) ?? String(top));
      else if (top !== undefined) doubtful.add(String(top));
    }
    if (!paths.map((path) => takeOut(value, path)).includes(true)) return undefined;
  }
}

/** Takes out what stands at `path`; what holds it, when nothing does or when it is one of a list. */
function takeOut(root: unknown, path: readonly PropertyKey[]): boolean {
  const [next, ...rest] = path;
  if (typeof root !== 'object' || root === null || Array.isArray(root) || next === undefined) return false;
  const holder = root as Record<PropertyKey, unknown>;
  if (!Object.hasOwn(holder, next)) return false;
  return takeOut(holder[next], rest) || Reflect.deleteProperty(holder, next);
}
