import { canonicalBlock } from '../schema/canonical.js';
import { hasRedacted } from '../redact.js';
import type { Attribute, Block, NestedBlock } from '../schema/schema.js';
import { canonical, type Fields, isFields, isList, UNKNOWN, type Value } from '../protocol/value.js';

/**
 * What a block will be: as proposed, which is the configuration with what was computed before; and what a provider
 * computes and has not yet, only apply will know.
 */
export function plannedBlock(block: Block, prior: Fields | undefined, proposed: Fields): Fields {
  const planned: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(block.attributes))
    planned[name] = plannedAttribute(attribute, prior?.[name], proposed[name] ?? null, prior === undefined);
  for (const [name, nested] of Object.entries(block.blocks))
    planned[name] = plannedBlocks(nested, prior?.[name], proposed[name] ?? null);
  return planned;
}

function plannedAttribute(attribute: Attribute, prior: Value | undefined, proposed: Value, isNew: boolean): Value {
  const { computed, type } = attribute;
  if (proposed === null) return computed && isNew ? UNKNOWN : null;
  if (typeof type === 'object' && 'nesting' in type) {
    const parts = Object.entries(type.attributes);
    const one = (item: Value, before: Value | undefined): Value =>
      isFields(item)
        ? Object.fromEntries(
            parts.map(([name, part]) => {
              const was = isFields(before) ? before : undefined;
              return [name, plannedAttribute(part, was?.[name], item[name] ?? null, was === undefined)];
            }),
          )
        : item;
    if (isList(proposed)) {
      const before = isList(prior) ? prior : [];
      const known = new Set(before.map(canonical));
      return proposed.map((item, index) =>
        one(item, type.nesting === 'set' ? (known.has(canonical(item)) ? item : undefined) : before[index]),
      );
    }
    return type.nesting === 'single' ? one(proposed, prior) : proposed;
  }
  return kept(prior, proposed);
}

function plannedBlocks({ nesting, block }: NestedBlock, prior: Value | undefined, proposed: Value): Value {
  if (isList(proposed)) {
    const before = isList(prior) ? prior : [];
    // OpenTofu has already given an item of a set what was computed for it; one that is not among those before is new.
    const known = new Set(before.map((item) => canonicalBlock(block, item)));
    return proposed.map((item, index) => {
      if (!isFields(item)) return item;
      const was = nesting === 'set' ? (known.has(canonicalBlock(block, item)) ? item : undefined) : before[index];
      return plannedBlock(block, isFields(was) ? was : undefined, item);
    });
  }
  if (!isFields(proposed)) return proposed;
  if (nesting === 'map') {
    const before = isFields(prior) ? prior : {};
    return Object.fromEntries(
      Object.entries(proposed).map(([key, item]) => {
        const was = before[key];
        return [key, isFields(item) ? plannedBlock(block, isFields(was) ? was : undefined, item) : item];
      }),
    );
  }
  return plannedBlock(block, isFields(prior) ? prior : undefined, proposed);
}

// Providers take two spellings of one JSON document for the same, and so does this one. What was redacted cannot differ.
function kept(prior: Value | undefined, proposed: Value): Value {
  if (hasRedacted(prior)) return prior ?? null;
  if (typeof prior !== 'string' || typeof proposed !== 'string' || prior === proposed) return proposed;
  const [before, after] = [document(prior), document(proposed)];
  return before !== undefined && before === after ? prior : proposed;
}

function document(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return canonical(JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}
