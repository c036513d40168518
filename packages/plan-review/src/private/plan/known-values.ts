import { isMapping } from '@promontory/vocabulary';
import { type Attributes, SENSITIVE, UNKNOWN } from '../../change.js';
import { mask } from './mask.js';

/** `aws_sns_topic.Topic_1.arn`, `data.terraform_remote_state.X.outputs.Y`: a reference and nothing else. */
const REFERENCE = /^((?:data\.)?[\w-]+\.[\w-]+)((?:\.[\w-]+|\[\d+\])+)$/;

/**
 * What resources were when the plan was made, data sources that it has read among them, by address. Looked up when
 * somebody asks: few do, and states are large.
 */
export function priorValues(json: Readonly<Record<string, unknown>>): (address: string) => Attributes | undefined {
  let byAddress: ReadonlyMap<string, Readonly<Record<string, unknown>>> | undefined;
  return (address) => {
    byAddress ??= new Map(resourcesOf(json).map((one) => [String(one['address']), one]));
    const found = byAddress.get(address);
    const values = mask(found?.['values'], found?.['sensitive_values'], SENSITIVE);
    return isMapping(values) ? values : undefined;
  };
}

function resourcesOf(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  const { prior_state: state } = json;
  const values = isMapping(state) ? state['values'] : undefined;
  const root = isMapping(values) ? values['root_module'] : undefined;
  const list = isMapping(root) ? root['resources'] : undefined;
  return (Array.isArray(list) ? list : []).filter(isMapping);
}

/** What a reference is worth, by the attributes of the resource that it names; undefined of what is no plain text. */
export function valueOf(
  expression: string,
  attributesOf: (address: string) => Attributes | undefined,
): string | undefined {
  const [, address = '', path = ''] = REFERENCE.exec(expression) ?? [];
  let value: unknown = attributesOf(address);
  for (const key of path.split(/[.[\]]+/).filter((one) => one !== '')) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }
  if (typeof value !== 'string' || value === UNKNOWN || value === SENSITIVE) return undefined;
  return value;
}
