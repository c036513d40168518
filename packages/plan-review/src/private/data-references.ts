import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '@promontory/vocabulary';
import type { Attributes } from '../change.js';
import type { SynthStack } from '../read-synth.js';

// Policy documents are compared by their statements, and states of other stacks by the stacks themselves.
const REFERENCE = /\$\{(data\.(?!aws_iam_policy_document\b|terraform_remote_state\b)\w+\.[\w-]+)\.(\w+)([^}]*)\}/g;

/**
 * Attributes with what they take from data sources written out: a subnet is named by its id, however the stack comes by
 * it, and what is read of another thing than before is another text. Otherwise a scraper would move to other subnets, and
 * its resource would look as it did.
 */
export function inlineData(attributes: Attributes, side: SynthStack | undefined, other: SynthStack | undefined) {
  const written = (text: string): string =>
    text.replace(REFERENCE, (reference: string, address: string, attribute: string, rest: string) => {
      const [here, there] = [side, other].map((stack) => argumentsOf(stack, address));
      const literal = here?.[attribute];
      if (rest === '' && typeof literal === 'string' && !literal.includes('${')) return literal;
      const isOther = here !== undefined && there !== undefined && !isDeepStrictEqual(here, there);
      return isOther ? `${reference} of ${JSON.stringify(here)}` : reference;
    });
  return mapTexts(attributes, written) as Attributes;
}

function argumentsOf(stack: SynthStack | undefined, address: string): Attributes | undefined {
  const attributes = stack?.blocks.get(address)?.attributes;
  if (attributes === undefined) return undefined;
  // Conditions on what is read steer the plan; what is read stays the same.
  const { lifecycle: _lifecycle, depends_on: _dependsOn, ...rest } = attributes;
  return rest;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return value.includes('${data.') ? change(value) : value;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
}
