import { type Fields, hasUnknown, isFields, isList, UNKNOWN, type Value } from '../protocol/value.js';

/** All tags of a resource: those of the provider's configuration, and its own, which win. */
export function tagsAll(provider: Fields, tags: Value | undefined): Value {
  if (tags === UNKNOWN) return UNKNOWN;
  const all = { ...defaultTags(provider), ...(isFields(tags) ? tags : {}) };
  return hasUnknown(all) || Object.values(all).includes(null) ? UNKNOWN : all;
}

function defaultTags(provider: Fields): Fields {
  const block = provider['default_tags'];
  const first = isList(block) ? block[0] : undefined;
  const tags = isFields(first) ? first['tags'] : undefined;
  return isFields(tags) ? tags : {};
}
