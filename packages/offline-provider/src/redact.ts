import { immutableAttributes, sensitiveAttributes } from '@promontory/resource-facts';
import { isMapping } from '@promontory/vocabulary';
import { isFields, isList, type Fields, type Value } from './protocol/value.js';
import { readState, type StateResource } from './state.js';

/** What stands in a recorded state for a value that was not to be recorded. */
export const REDACTED = '(redacted)';

/** What tells which resource it is: kept of types that nothing is known of. */
const IDENTITY = new Set(['id', 'arn', 'name', 'region']);

/**
 * What of a state may be kept with the code: everything but secrets. Secret is what the provider or the state marks so;
 * of types that Promontory does not know it is every text that is no name.
 *
 * @param text the state, as `terraform state pull` writes it
 * @param name how errors call it
 */
export function redactState(text: string, name: string): string {
  const resources = readState(text, name).map(redactResource);
  const { version, terraform_version, outputs } = JSON.parse(text) as Record<string, unknown>;
  // Neither serial nor lineage mean anything for a plan, and each apply would change them.
  const recorded = {
    version,
    terraform_version,
    serial: 1,
    lineage: 'recorded',
    outputs: redactOutputs(outputs),
    resources,
  };
  return `${JSON.stringify(recorded, null, 2)}\n`;
}

/** Whether there is anything in it that was not recorded. */
export function hasRedacted(value: Value | undefined): boolean {
  if (value === REDACTED) return true;
  if (isList(value)) return value.some(hasRedacted);
  return isFields(value) && Object.values(value).some(hasRedacted);
}

function redactOutputs(outputs: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(isMapping(outputs) ? outputs : {}).map(([name, output]) =>
      isMapping(output) && output['sensitive'] === true
        ? [name, { ...output, value: redacted(output['value'] as Value) }]
        : [name, output],
    ),
  );
}

function redactResource(resource: StateResource): StateResource {
  return {
    ...resource,
    instances: resource.instances.map(({ private: _private, ...instance }) => ({
      ...instance,
      ...(instance.attributes === undefined
        ? {}
        : { attributes: redactAttributes(resource, instance.attributes, instance.sensitive_attributes) }),
    })),
  };
}

function redactAttributes({ mode, type }: StateResource, attributes: Fields, marked: unknown): Fields {
  const isKnown = mode === 'data' ? type.startsWith('aws_') : immutableAttributes(type) !== undefined;
  const secret = new Set([...sensitiveAttributes(type).map((path) => path.split('.')[0]), ...roots(marked)]);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const isSecret = secret.has(name) || (!isKnown && !IDENTITY.has(name));
      return [name, isSecret ? redacted(value) : value];
    }),
  );
}

/** The attributes that a state's paths begin with: `[[{"type":"get_attr","value":"token"}]]`. */
function roots(marked: unknown): string[] {
  if (!Array.isArray(marked)) return [];
  return marked.flatMap((path: unknown) => {
    const [first] = (Array.isArray(path) ? path : [path]) as unknown[];
    return isMapping(first) && typeof first['value'] === 'string' ? [first['value']] : [];
  });
}

// The form stays: what is read with a schema must fit it. A number or a truth value tells nothing without its name.
function redacted(value: Value): Value {
  if (typeof value === 'string') return REDACTED;
  if (isList(value)) return value.map(redacted);
  return isFields(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redacted(item)]))
    : value;
}
