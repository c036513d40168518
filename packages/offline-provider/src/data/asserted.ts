import { isMapping } from '@promontory/vocabulary';
import { type Fields, isFields, isList, type Value } from '../protocol/value.js';

/** What a stack demands of a data source: the environment knows it, and no plan goes on without it. */
export interface Asserted {
  readonly type: string;
  /** What is asked, as far as the stack writes it out. */
  readonly asked: Readonly<Record<string, string>>;
  readonly path: readonly (string | number)[];
  readonly value: string;
}

const EQUALS = /^\$\{self\.([a-z_][a-z0-9_.[\]]*) == "([^"$]*)"\}$/;

/** Postconditions of the form `self.vpc_config[0].vpc_id == "vpc-…"`. */
export function assertedBy(text: string): Asserted[] {
  const { data } = JSON.parse(text) as { data?: unknown };
  return mappings(data).flatMap(([type, named]) =>
    mappings(named).flatMap(([, body]) =>
      conditionsOf(body).flatMap((condition) => {
        const [, path = '', value = ''] = EQUALS.exec(condition) ?? [];
        return path === '' ? [] : { type, asked: literals(body), path: stepsOf(path), value };
      }),
    ),
  );
}

/** The answer with what is demanded of it. */
export function asAsserted(type: string, config: Fields, answer: Fields, asserted: readonly Asserted[]): Fields {
  return asserted
    .filter((one) => one.type === type && Object.entries(one.asked).every(([name, value]) => config[name] === value))
    .reduce<Fields>((fields, { path, value }) => put(fields, path, value) as Fields, answer);
}

function put(into: Value | undefined, [step, ...rest]: Asserted['path'], value: string): Value {
  if (step === undefined) return value;
  if (typeof step === 'string') {
    const fields = isFields(into) ? into : {};
    return { ...fields, [step]: put(fields[step], rest, value) };
  }
  const items = isList(into) ? [...into] : [];
  items[step] = put(items[step], rest, value);
  return items;
}

function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/([a-z_][a-z0-9_]*)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

function conditionsOf(body: Record<string, unknown>): string[] {
  const { lifecycle } = body;
  const conditions = isMapping(lifecycle) ? lifecycle['postcondition'] : undefined;
  return (Array.isArray(conditions) ? conditions : []).flatMap((one: unknown) =>
    isMapping(one) && typeof one['condition'] === 'string' ? one['condition'] : [],
  );
}

function literals(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => {
      const [, value] = entry;
      return typeof value === 'string' && !value.includes('${');
    }),
  );
}

function mappings(value: unknown): [string, Record<string, unknown>][] {
  return Object.entries(isMapping(value) ? value : {}).flatMap(([name, item]) =>
    isMapping(item) ? [[name, item]] : [],
  );
}
