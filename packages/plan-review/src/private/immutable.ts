import { immutableAttributes } from '@promontory/resource-facts';

/** What may change even of a type that has no update. */
const FREE = ['tags', 'tags_all', 'timeouts'];

/**
 * Those of `attributes` whose change replaces a resource of that type: what lets a review foretell replacements from two
 * synthesised sides. A plan knows better and is believed.
 */
export function replacing(type: string, attributes: readonly string[]): string[] {
  const immutable = immutableAttributes(type) ?? [];
  return attributes.filter(
    (attribute) => immutable.includes(attribute) || (immutable.includes('*') && !FREE.includes(attribute)),
  );
}
