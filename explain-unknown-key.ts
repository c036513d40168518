import { didYouMean, type Finding } from '@promontory/vocabulary';
import type { Judged } from './findings-of.js';
import { keysOf, kindsOf, schemaAt, tellingKeysOf, valueAt } from './schema-walk.js';
import { oneOf } from './words.js';

/** A key that does not belong where it stands: misspelt, of another kind, or nothing that is known. */
export function explainUnknownKey(
  key: string,
  inner: readonly (string | number)[],
  { schema, root, at }: Judged,
): Finding {
  const here = schemaAt(schema, root, inner);
  const known = keysOf(here, valueAt(root, inner));
  return {
    code: 'ConfigUnknownKey',
    path: [...at, ...inner, key],
    got: `the unknown key ${key}`,
    expected: oneOf(known),
    fix: mend(key, known, kindsOf(here), tellingKeysOf(here)),
  };
}

function mend(
  key: string,
  known: readonly string[],
  kinds: readonly { readonly kind: string; readonly keys: readonly string[] }[],
  telling: readonly string[],
): string {
  if (key === '<<') return 'write the keys out: YAML 1.2 has no merge keys';
  const owners = kinds.filter(({ keys }) => keys.includes(key)).map(({ kind }) => `'${kind}'`);
  if (owners.length > 0) return `remove it: it belongs to kind ${oneOf(owners)}`;
  if (telling.includes(key)) return `write ${telling.map((one) => `'${one}'`).join(' and ')} as entries of their own`;
  const near = didYouMean(key, known);
  return near === undefined ? 'remove it' : `did you mean ${near}?`;
}
