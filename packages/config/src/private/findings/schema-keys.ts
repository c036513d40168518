import type * as z from 'zod';

/** The parts of zod's schemas that are walked here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
}

const definition = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** The schema at `path`, without what makes it optional. Of a union: that of the branch that `value` belongs to. */
export function schemaAt(schema: z.ZodType, value: unknown, path: readonly (string | number)[]): z.ZodType | undefined {
  const [next, ...rest] = path;
  const branch = pick(unwrap(schema), value);
  if (next === undefined) return branch;
  const child = step(branch, next);
  return child && schemaAt(child, (value as Record<string | number, unknown> | undefined)?.[next], rest);
}

/** The keys that a mapping at `path` may have. Of a union: those of the branch that `value` belongs to. */
export function keysAt(schema: z.ZodType, value: unknown, path: readonly (string | number)[]): string[] {
  const found = schemaAt(schema, value, path);
  if (found === undefined) return [];
  const { shape, keyType } = definition(found);
  return Object.keys(shape ?? (keyType && definition(keyType).entries) ?? {});
}

/** The kinds of a union at `path`, each with its keys. Empty where there is no union by kind. */
export function allKeysOfUnion(
  schema: z.ZodType,
  path: readonly (string | number)[],
): { kind: string; keys: string[] }[] {
  const [next, ...rest] = path;
  const here = unwrap(schema);
  if (next !== undefined) {
    const child = step(here, next);
    return child === undefined ? [] : allKeysOfUnion(child, rest);
  }
  return (definition(here).options ?? []).flatMap((option) => {
    const { shape = {} } = definition(option);
    const kind = shape['kind'];
    return kind === undefined ? [] : [{ kind: String(definition(kind).values?.[0]), keys: Object.keys(shape) }];
  });
}

/** Of a union at `path`: the first key of each branch that is a mapping. It is the one that tells the branches apart. */
export function firstKeysOfUnion(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  const [next, ...rest] = path;
  const here = unwrap(schema);
  if (next !== undefined) {
    const child = step(here, next);
    return child === undefined ? [] : firstKeysOfUnion(child, rest);
  }
  return (definition(here).options ?? []).flatMap((option) => Object.keys(definition(option).shape ?? {}).slice(0, 1));
}

function step(schema: z.ZodType, part: string | number): z.ZodType | undefined {
  const { shape, element, valueType, options } = definition(schema);
  if (options !== undefined) {
    return options.map((option) => step(unwrap(option), part)).find((found) => found !== undefined);
  }
  return shape?.[part] ?? element ?? valueType;
}

function pick(schema: z.ZodType, value: unknown): z.ZodType {
  const { options } = definition(schema);
  if (options === undefined) return schema;
  const mapping = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const fits = (option: z.ZodType): number => {
    const { shape = {} } = definition(option);
    const kind = shape['kind'];
    if (kind !== undefined) return definition(kind).values?.[0] === mapping['kind'] ? 1 : -1;
    return Object.keys(mapping).filter((key) => key in shape).length;
  };
  const [best = schema] = [...options].sort((a, b) => fits(b) - fits(a));
  return best;
}

function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, type } = definition(schema);
  return innerType !== undefined && (type === 'optional' || type === 'default' || type === 'nullable')
    ? unwrap(innerType)
    : schema;
}
