import { isDeepStrictEqual } from 'node:util';
import type { Action, Attributes, Change } from '../change.js';
import type { Plan, PlannedChange } from '../read-plan.js';
import type { Block, SynthStack } from '../read-synth.js';
import { inlineData } from './data-references.js';
import { valueOf } from './plan/known-values.js';
import { replacing } from './immutable.js';
import { fillDocuments, inlineDocuments } from './policy/documents.js';

/** What Terraform itself says will happen to a stack. */
export function changesFromPlan(
  plan: Plan,
  head: SynthStack | undefined,
  base: SynthStack | undefined,
  stack: string,
): Change[] {
  const changed = new Map(plan.changes.map((change) => [change.address, change]));
  // What changes is worth what it will be; all else what it was.
  const attributesOf = (address: string): Attributes | undefined =>
    changed.has(address) ? changed.get(address)?.after : plan.prior?.(address);
  const resolve = (expression: string): string | undefined => valueOf(expression, attributesOf);
  const read = new Map(plan.changes.flatMap((change) => (change.mode === 'data' ? [[change.address, change]] : [])));
  return plan.changes.flatMap((planned): Change[] => {
    const change = toChange(planned, head, base, stack);
    if (change === undefined) return [];
    return [{ ...change, after: change.after && fillDocuments(change.after, read, head, planned.address, resolve) }];
  });
}

/** What Terraform found to be other than it had left it. */
export function driftFromPlan(
  plan: Plan,
  head: SynthStack | undefined,
  base: SynthStack | undefined,
  stack: string,
): Change[] {
  return (plan.drift ?? []).flatMap((planned) => toChange(planned, head, base, stack) ?? []);
}

function toChange(
  planned: PlannedChange,
  head: SynthStack | undefined,
  base: SynthStack | undefined,
  stack: string,
): Change | undefined {
  const action = actionOf(planned);
  if (planned.mode !== 'managed' || action === undefined) return undefined;
  const { address, previousAddress, type, before, after, replacedBy, secretChanges } = planned;
  const block = head?.blocks.get(address) ?? base?.blocks.get(address) ?? base?.blocks.get(previousAddress ?? '');
  const path = block?.path ?? address;
  return { stack, address, type, path, action, before, after, replacedBy, source: 'plan', secretChanges };
}

function actionOf({ actions, previousAddress, address }: PlannedChange): Action | undefined {
  const [first, second] = actions;
  if (second !== undefined) return 'replace';
  if (first === 'create' || first === 'update' || first === 'delete' || first === 'forget') return first;
  return first === 'no-op' && previousAddress !== undefined && previousAddress !== address ? 'move' : undefined;
}

/** What two synthesised sides of a stack tell. An absent side is a stack that is new, or gone. */
export function changesFromSynth(base: SynthStack | undefined, head: SynthStack | undefined, stack: string): Change[] {
  const moved = head?.moved ?? new Map<string, string>();
  if (base === head && moved.size === 0) return [];
  const before = new Map([...managed(base)].map((block) => [moved.get(block.address) ?? block.address, block]));
  const after = new Map([...managed(head)].map((block) => [block.address, block]));
  const addresses = [...new Set([...before.keys(), ...after.keys()])];
  const inlined = (block: Block | undefined, side: SynthStack | undefined, other: SynthStack | undefined) =>
    block && { ...block, attributes: inlineData(inlineDocuments(block.attributes, side), side, other) };
  return [
    ...settingsChange(base, head, stack),
    ...addresses.flatMap((address) =>
      compare(stack, address, inlined(before.get(address), base, head), inlined(after.get(address), head, base)),
    ),
  ];
}

/** What a stack says of itself: providers, and where its state is. Default tags are on everything that it makes. */
function settingsChange(base: SynthStack | undefined, head: SynthStack | undefined, stack: string): Change[] {
  const [before, after] = [base?.settings, head?.settings];
  if (before === undefined || after === undefined || changedKeys(before, after).length === 0) return [];
  const path = `${stack}/terraform`;
  const common = { stack, address: 'terraform', type: 'terraform', path, replacedBy: [], source: 'synth' } as const;
  return [{ ...common, action: 'update', before, after }];
}

function managed(stack: SynthStack | undefined): Block[] {
  return [...(stack?.blocks.values() ?? [])].filter(({ mode }) => mode === 'managed');
}

function compare(stack: string, address: string, before: Block | undefined, after: Block | undefined): Change[] {
  const block = after ?? before;
  if (block === undefined) return [];
  const common = { stack, address, type: block.type, path: block.path, source: 'synth' } as const;
  const sides = { before: before && arguments_(before), after: after && arguments_(after) };
  if (before === undefined) return [{ ...common, ...sides, action: 'create', replacedBy: [] }];
  if (after === undefined) return [{ ...common, ...sides, action: 'delete', replacedBy: [] }];
  const changed = changedKeys(sides.before ?? {}, sides.after ?? {});
  if (changed.length === 0)
    return before.address === address ? [] : [{ ...common, ...sides, action: 'move', replacedBy: [] }];
  const replacedBy = replacing(block.type, changed);
  return [{ ...common, ...sides, action: replacedBy.length > 0 ? 'replace' : 'update', replacedBy }];
}

// `lifecycle` and `depends_on` steer Terraform; they are no attributes of the thing.
function arguments_({ attributes }: Block): Attributes {
  const { lifecycle: _lifecycle, depends_on: _dependsOn, provider: _provider, ...rest } = attributes;
  return rest;
}

/** Top-level attributes that differ. */
export function changedKeys(before: Attributes, after: Attributes): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  );
}
