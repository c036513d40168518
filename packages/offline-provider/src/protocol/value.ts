import { decode, encode, ExtensionCodec, ExtData } from '@msgpack/msgpack';

/** Stands for a value that only apply will know. */
export const UNKNOWN = Symbol('known after apply');

/** An object of Terraform's. */
export interface Fields {
  readonly [name: string]: Value;
}

/** A value as Terraform's types have it. Sets are lists here: their order means nothing. */
export type Value = null | boolean | number | bigint | string | typeof UNKNOWN | Uint8Array | readonly Value[] | Fields;

// An unknown value is an extension; type 12 says something of it besides (not null, a prefix), which is not needed here.
const UNKNOWN_DATA = new ExtData(0, new Uint8Array([0]));
const codec = new ExtensionCodec();
for (const type of [0, 12]) codec.register({ type, encode: () => null, decode: () => UNKNOWN });

/** What a message carries: null where there is nothing. */
export function readValue(dynamic: unknown): Value {
  const { msgpack, json } = (dynamic ?? {}) as { msgpack?: Uint8Array; json?: Uint8Array };
  if (msgpack !== undefined && msgpack.length > 0) return decode(msgpack, { extensionCodec: codec }) as Value;
  if (json !== undefined && json.length > 0) return JSON.parse(Buffer.from(json).toString('utf8')) as Value;
  return null;
}

/** The same the other way. */
export function writeValue(value: Value): { msgpack: Uint8Array } {
  return { msgpack: encode(packed(value)) };
}

function packed(value: Value): unknown {
  if (value === UNKNOWN) return UNKNOWN_DATA;
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (isList(value)) return value.map(packed);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, packed(item)]));
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isFields(value: Value | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Uint8Array);
}

/** Whether there is anything in it that only apply will know. */
export function hasUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (isList(value)) return value.some(hasUnknown);
  return isFields(value) && Object.values(value).some(hasUnknown);
}

/** The same text for equal values. Lists are taken in their order. */
export function canonical(value: Value | undefined): string {
  if (value === UNKNOWN) return '?';
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isFields(value)) return typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'null');
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join()}}`;
}
