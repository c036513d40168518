import type { Attributes } from '../../change.js';
import type { PlannedChange } from '../../read-plan.js';
import type { SynthStack } from '../../read-synth.js';
import { UNKNOWN } from '../../change.js';
import { type Resolve, writtenDocument } from '../plan/written-document.js';

const REFERENCE = /^\$\{(data\.aws_iam_policy_document\.[^.}]+)\.(?:minified_)?json\}$/;

/**
 * Attributes with every reference to a policy document replaced by the document's statements, so that a change of
 * statements is a change of the resource that has them.
 */
export function inlineDocuments(attributes: Attributes, stack: SynthStack | undefined): Attributes {
  return mapReferences(attributes, (address) => statementsOf(stack?.blocks.get(address)?.attributes));
}

/**
 * Planned attributes whose policy only apply will know, filled in from the plan's own reading of the document: Terraform
 * puts off reading a document when anything that it names changes, although most of its statements are known.
 */
export function fillDocuments(
  after: Attributes,
  read: ReadonlyMap<string, PlannedChange>,
  head: SynthStack | undefined,
  address: string,
  resolve?: Resolve,
): Attributes {
  const written = head?.blocks.get(address)?.attributes ?? {};
  const filled: Record<string, unknown> = { ...after };
  for (const [key, value] of Object.entries(after)) {
    const text = writtenDocument(value, written[key], resolve);
    if (text !== undefined) filled[key] = text;
    const document = value === UNKNOWN ? REFERENCE.exec(String(written[key]))?.[1] : undefined;
    const statements =
      statementsOf(read.get(document ?? '')?.after) ??
      statementsOf(document === undefined ? undefined : head?.blocks.get(document)?.attributes);
    if (statements !== undefined) filled[key] = statements;
  }
  return filled;
}

function mapReferences(attributes: Attributes, resolve: (address: string) => unknown): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => {
      const address = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
      return [key, address === undefined ? value : (resolve(address) ?? value)];
    }),
  );
}

/** The statements of a document; undefined when others are merged into it, of which it does not tell. */
function statementsOf(document: Attributes | undefined): { readonly statement: unknown } | undefined {
  const merged = ['source_policy_documents', 'override_policy_documents'].some((key) => {
    const others = document?.[key];
    return Array.isArray(others) ? others.length > 0 : others !== undefined && others !== null;
  });
  return merged || document?.['statement'] === undefined ? undefined : { statement: document['statement'] };
}
