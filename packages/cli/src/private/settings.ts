/** The parts of a JSON Schema that are read here. */
interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** What a schema says of the setting at a path such as `clusters[0].collection.jobs`; undefined when there is none. */
export function settingAt(schema: object, path: string): string[] | undefined {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const found = keys.reduce<readonly Schema[]>(
    (schemas, key) => schemas.flatMap((one) => step(one, key)),
    [schema as Schema],
  );
  if (keys.length === 0 || found.length === 0) return undefined;
  const lines = found.flatMap((one) => describe(one));
  return [...new Set(lines)];
}

/** Paths that lead somewhere, names of one's own as `*`: what a misspelt one is held against. */
export function settingPaths(schema: object, at = '', depth = 0): string[] {
  if (depth > 6) return [];
  const { properties = {}, additionalProperties, items } = schema as Schema;
  const inner = [...((schema as Schema).anyOf ?? []), ...((schema as Schema).oneOf ?? [])];
  const named = Object.entries(properties).flatMap(([key, value]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return [path, ...settingPaths(value, path, depth + 1)];
  });
  return [
    ...named,
    ...(typeof additionalProperties === 'object' ? settingPaths(additionalProperties, `${at}.*`, depth + 1) : []),
    ...(items === undefined ? [] : settingPaths(items, `${at}[0]`, depth + 1)),
    ...inner.flatMap((one) => settingPaths(one, at, depth + 1)),
  ];
}

function step(schema: Schema, key: string): Schema[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => step(one, key));
  const own = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
  if (own !== undefined) return [own, ...inner];
  if (schema.items !== undefined && /^(\d+|\*)$/.test(key)) return [schema.items, ...inner];
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties, ...inner] : inner;
}

function describe(schema: Schema): string[] {
  const { description, type, enum: choices, minimum, maximum, minItems, maxItems, required = [] } = schema;
  const keys = Object.keys(schema.properties ?? {});
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(describe);
  const within = (least: number | undefined, most: number | undefined): string =>
    [least !== undefined && `at least ${least}`, most !== undefined && `at most ${most}`].filter(Boolean).join(', ');
  return [
    description ?? '',
    type === undefined ? '' : `Type: ${type}`,
    schema.const === undefined ? '' : `Value: ${JSON.stringify(schema.const)}`,
    choices === undefined ? '' : `One of: ${choices.map(String).join(', ')}`,
    within(minimum, maximum) && `Bounds: ${within(minimum, maximum)}`,
    within(minItems, maxItems) && `Entries: ${within(minItems, maxItems)}`,
    schema.pattern === undefined ? '' : `Pattern: ${schema.pattern}`,
    keys.length === 0
      ? ''
      : `Keys: ${keys.map((key) => (required.includes(key) ? `${key} (required)` : key)).join(', ')}`,
    ...inner,
  ].filter((line) => line !== '');
}
