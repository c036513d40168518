interface Stack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** No attributes of the thing. */
const META = new Set(['//', 'lifecycle', 'depends_on', 'provider', 'count', 'for_each', 'connection', 'provisioner']);

/**
 * A synthesised stack with one attribute of each resource altered: the first in round 0, the next in round 1. What has
 * no attribute left stays as it is, and so do references.
 *
 * @param keep attributes that are not altered, as `type.attribute`
 */
export function altered(text: string, round: number, keep: readonly string[]): string {
  const stack = JSON.parse(text) as Stack;
  const resource = Object.fromEntries(
    Object.entries(stack.resource ?? {}).map(([type, named]) => [
      type,
      Object.fromEntries(
        // What guards against loss would stop the plan.
        Object.entries(named).map(([name, { lifecycle: _lifecycle, ...body }]) => {
          const free = Object.keys(body).filter((key) => !META.has(key) && !keep.includes(`${type}.${key}`));
          const key = free.filter((candidate) => otherThan(body[candidate]) !== undefined)[round];
          return [name, key === undefined ? body : { ...body, [key]: otherThan(body[key]) }];
        }),
      ),
    ]),
  );
  return JSON.stringify({ ...stack, resource });
}

/** Something of the same kind that is not the same; undefined for what cannot be altered, as a reference. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return value.includes('${') ? undefined : otherText(value);
  if (Array.isArray(value)) {
    const index = value.findIndex((item) => otherThan(item) !== undefined);
    return index < 0 ? undefined : value.map((item: unknown, at) => (at === index ? otherThan(item) : item));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.keys(value).find((name) => otherThan((value as Record<string, unknown>)[name]) !== undefined);
  return key === undefined ? undefined : { ...value, [key]: otherThan((value as Record<string, unknown>)[key]) };
}

// The last letter or digit becomes another: what was an identifier stays one.
function otherText(text: string): string | undefined {
  const at = text.search(/[a-z0-9][^a-z0-9]*$/i);
  if (at < 0) return undefined;
  const last = text.charAt(at);
  return `${text.slice(0, at)}${last === '2' ? '3' : last === 'b' ? 'c' : /\d/.test(last) ? '2' : 'b'}${text.slice(at + 1)}`;
}
