import { type TerraformStack, Testing } from 'cdktf';

/** The `cdk.tf.json` of a stack, by the parts that tests look at. */
export interface SynthesizedStack {
  /** Blocks by type, then logical id. */
  readonly resource: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
  readonly output: Readonly<Record<string, Record<string, unknown>>>;
  readonly locals: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly terraform: Record<string, unknown>;
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** What is taken over by the first plan. */
  readonly import: readonly { readonly id: string; readonly to: string }[];
  /** The only resource (or data source, as `data.TYPE`) of that type. Throws, naming what is there, when there is not exactly one. */
  only(type: string): Record<string, unknown>;
  /** All blocks of that type (data sources as `data.TYPE`), in the order of their ids. */
  all(type: string): Record<string, unknown>[];
}

/**
 * Synthesises one stack the way an App would: cross-stack references prepared, validations run, error annotations
 * fatal. `Testing.synth` of cdktf does none of the three by itself.
 */
export function synth(stack: TerraformStack): SynthesizedStack {
  stack.prepareStack();
  const errors = stack.node
    .findAll()
    .flatMap((node) =>
      node.node.metadata
        .filter(({ type }) => type === '@cdktf/error')
        .map(({ data }) => `${node.node.path}: ${String(data)}`),
    );
  if (errors.length > 0) throw new Error(`error annotations:\n${errors.join('\n')}`);
  const json = JSON.parse(Testing.synth(stack, true)) as Partial<SynthesizedStack>;
  const all = (type: string): Record<string, unknown>[] => {
    const [section, name] = type.startsWith('data.') ? [json.data, type.slice('data.'.length)] : [json.resource, type];
    const blocks = section?.[name] ?? {};
    return Object.keys(blocks)
      .sort()
      .map((id) => blocks[id] as Record<string, unknown>);
  };
  return {
    resource: json.resource ?? {},
    data: json.data ?? {},
    output: json.output ?? {},
    locals: json.locals ?? {},
    provider: json.provider ?? {},
    terraform: json.terraform ?? {},
    moved: json.moved ?? [],
    import: json.import ?? [],
    all,
    only(type) {
      const found = all(type);
      if (found.length !== 1 || found[0] === undefined) {
        throw new Error(
          `${found.length} blocks of ${type}; there are: ${Object.keys({ ...json.resource, ...json.data })
            .sort()
            .join(', ')}`,
        );
      }
      return found[0];
    },
  };
}
