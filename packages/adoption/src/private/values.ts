import { isMapping } from '@promontory/vocabulary';

type Values = Readonly<Record<string, unknown>>;

/** A text that is not empty: Terraform's states write what is not set as null or ''. */
export function textAt(values: Values | undefined, key: string): string | undefined {
  const value = values?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list of texts. */
export function textsAt(values: Values | undefined, key: string): string[] {
  const value = values?.[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Texts by name. */
export function tagsAt(values: Values, key: string): Record<string, string> {
  const value = values[key];
  if (!isMapping(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Nested blocks, which states write as lists. */
export function blocksAt(values: Values | undefined, key: string): Values[] {
  const value = values?.[key];
  return Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => isMapping(one)) : [];
}
