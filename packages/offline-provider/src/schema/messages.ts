import type { Attribute, Block, Nesting, ProviderSchema } from './schema.js';

const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3, map: 4 };

/** A provider's schemas, as the protocol carries them. */
export function schemaResponse({ provider, resources, dataSources }: ProviderSchema): object {
  const all = (blocks: ReadonlyMap<string, Block>): object =>
    Object.fromEntries([...blocks].map(([type, block]) => [type, { block: blockMessage(block) }]));
  return {
    provider: { block: blockMessage(provider) },
    resourceSchemas: all(resources),
    dataSourceSchemas: all(dataSources),
    serverCapabilities: { planDestroy: true },
  };
}

function blockMessage({ attributes, blocks }: Block): object {
  return {
    attributes: attributeMessages(attributes),
    blockTypes: Object.entries(blocks).map(([typeName, { block, nesting, minItems, maxItems }]) => ({
      typeName,
      block: blockMessage(block),
      nesting: NESTING[nesting],
      minItems,
      maxItems,
    })),
  };
}

function attributeMessages(attributes: Readonly<Record<string, Attribute>>): object[] {
  return Object.entries(attributes).map(([name, { type, ...is }]) => ({
    name,
    ...is,
    ...(typeof type === 'object' && 'nesting' in type
      ? { nestedType: { attributes: attributeMessages(type.attributes), nesting: NESTING[type.nesting] } }
      : { type: Buffer.from(JSON.stringify(type)) }),
  }));
}
