import { sensitiveAttributes } from '@promontory/resource-facts';
import type { Bindings } from './bindings.js';
import { looseSchema } from './loose.js';
import { type Attribute, type Block, EMPTY, type ProviderSchema } from './schema.js';
import { providerOf, type Used } from './stack.js';

/** The schemas of one provider, of just the types that are used, and those that had to be guessed. */
export function providerSchema(
  name: string,
  bindings: Bindings,
  used: readonly Used[],
): { readonly schema: ProviderSchema; readonly guessed: readonly string[] } {
  const guessed: string[] = [];
  const resources = new Map<string, Block>();
  const dataSources = new Map<string, Block>();
  for (const of of used) {
    for (const type of of.resources.keys()) {
      if (providerOf(type) !== name || resources.has(type)) continue;
      const known = bindings.resource(type);
      if (known === undefined) guessed.push(type);
      resources.set(type, marked(type, known ?? looseSchema(type, of)));
    }
    for (const type of of.dataSources) {
      if (providerOf(type) !== name) continue;
      const known = bindings.dataSource(type);
      if (known === undefined) guessed.push(`data.${type}`);
      dataSources.set(type, marked(type, known ?? EMPTY));
    }
  }
  const { attributes, blocks } = bindings.provider() ?? EMPTY;
  // The alias is OpenTofu's own.
  const { alias: _alias, ...own } = attributes;
  return {
    schema: { version: bindings.version, provider: { attributes: own, blocks }, resources, dataSources },
    guessed,
  };
}

function marked(type: string, block: Block): Block {
  const attributes = { ...block.attributes };
  for (const path of sensitiveAttributes(type)) {
    const [name = '', part] = path.split('.');
    const attribute = attributes[name];
    if (attribute !== undefined)
      attributes[name] = part === undefined ? { ...attribute, sensitive: true } : withPart(attribute, part);
  }
  return { ...block, attributes };
}

function withPart(attribute: Attribute, part: string): Attribute {
  const { type } = attribute;
  if (typeof type !== 'object' || !('nesting' in type)) return { ...attribute, sensitive: true };
  const inner = type.attributes[part];
  if (inner === undefined) return attribute;
  return { ...attribute, type: { ...type, attributes: { ...type.attributes, [part]: { ...inner, sensitive: true } } } };
}
