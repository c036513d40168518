import type { Attribute, Block } from './schema.js';
import type { Used } from './stack.js';

const META = new Set(['//', 'lifecycle', 'depends_on', 'count', 'for_each', 'provider', 'provisioner', 'connection']);
const ANY = { required: false, sensitive: false } as const;

/**
 * A schema for a type that the bindings have not yet: what is set may be set to anything, and what others ask of it is
 * computed. It lets a plan be made; it cannot tell whether the provider takes it.
 */
export function looseSchema(type: string, { resources, text }: Used): Block {
  const attributes: Record<string, Attribute> = {
    id: { ...ANY, optional: false, computed: true, type: 'string' },
  };
  for (const [, name = ''] of text.matchAll(new RegExp(`\\b${type}\\.[\\w-]+\\.([a-z_]+)`, 'g')))
    attributes[name] = { ...ANY, optional: false, computed: true, type: 'string' };
  for (const name of (resources.get(type) ?? []).flatMap((resource) => Object.keys(resource)))
    if (!META.has(name)) attributes[name] = { ...ANY, optional: true, computed: false, type: 'dynamic' };
  return { attributes, blocks: {} };
}
