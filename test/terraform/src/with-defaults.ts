import { defaultValues } from '@promontory/resource-facts';

interface State {
  readonly resources?: readonly { readonly type: string; readonly instances: readonly Instance[] }[];
}

interface Instance {
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A state in which these attributes have their defaults, as the provider would have written them. */
export function withDefaults(text: string, attributes: Readonly<Record<string, readonly string[]>>): string {
  const state = JSON.parse(text) as State;
  const resources = (state.resources ?? []).map(({ type, instances, ...rest }) => {
    const names = attributes[type] ?? [];
    const values = Object.fromEntries(Object.entries(defaultValues(type)).filter(([name]) => names.includes(name)));
    const filled = (own: Instance['attributes']): Instance['attributes'] =>
      Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value ?? values[name] ?? null]));
    return { ...rest, type, instances: instances.map((one) => ({ ...one, attributes: filled(one.attributes) })) };
  });
  return JSON.stringify({ ...state, resources });
}
