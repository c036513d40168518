import { didYouMean } from '@promontory/vocabulary';
import type * as z from 'zod/mini';
import { branchFor, definitionOf, isMapping, mapping } from './schema-walk.js';

/**
 * The fields of a mapping that can be relied on although others are wrong: so that checks across the file see all that
 * there is to see, and say nothing about what is in doubt.
 */
export class KnownFields<S extends z.ZodMiniObject> {
  private readonly raw: Readonly<Record<string, unknown>>;

  constructor(
    private readonly schema: S,
    raw: unknown,
  ) {
    this.raw = mapping(raw);
  }

  /** What was written, as it was written. */
  written<K extends keyof z.infer<S> & string>(key: K): unknown {
    return Object.hasOwn(this.raw, key) ? this.raw[key] : undefined;
  }

  /** The value of a field where it is right; else undefined. */
  get<K extends keyof z.infer<S> & string>(key: K): z.infer<S>[K] | undefined {
    const field = definitionOf(this.schema).shape?.[key];
    return field === undefined ? undefined : (soundPart(field, this.written(key)) as z.infer<S>[K] | undefined);
  }

  /** The value of a field; `value` where it was left out; undefined where it is in doubt. */
  or<K extends keyof z.infer<S> & string, T>(key: K, value: T): Exclude<z.infer<S>[K], undefined> | T | undefined {
    const found = this.get(key);
    if (found !== undefined) return found as Exclude<z.infer<S>[K], undefined>;
    return this.isLeftOut(key) ? value : undefined;
  }

  /** Whether nobody tried to write it, neither wrongly nor under a misspelt name. */
  private isLeftOut(key: string): boolean {
    if (Object.hasOwn(this.raw, key)) return false;
    const known = Object.keys(definitionOf(this.schema).shape ?? {});
    return !Object.keys(this.raw).some((other) => !known.includes(other) && didYouMean(other, known) === key);
  }
}

/** The part of a value that its schema has nothing against; undefined where that is not enough to be one. */
export function soundPart(schema: z.ZodMiniType, value: unknown): unknown {
  const whole = schema.safeParse(value);
  if (whole.success) return whole.data;
  const branch = branchFor(schema, value);
  const { shape, element, valueType } = definitionOf(branch);
  let part: unknown;
  if (shape !== undefined && isMapping(value)) {
    part = kept(Object.entries(shape), (key) => (Object.hasOwn(value, key) ? value[key] : undefined));
  } else if (valueType !== undefined && isMapping(value)) {
    part = kept(
      Object.keys(value).map((key) => [key, valueType] as const),
      (key) => value[key],
    );
  } else if (element !== undefined && Array.isArray(value)) {
    part = value.map((item) => soundPart(element, item)).filter((item) => item !== undefined);
  } else {
    return undefined;
  }
  const sound = branch.safeParse(part);
  return sound.success ? sound.data : undefined;
}

function kept(
  fields: readonly (readonly [key: string, schema: z.ZodMiniType])[],
  valueOf: (key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .map(([key, schema]) => [key, soundPart(schema, valueOf(key))] as const)
      .filter(([, value]) => value !== undefined),
  );
}
