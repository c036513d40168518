import { type Block, type Synth, type SynthStack } from '../src/read-synth.js';
import type { Plan, PlannedChange } from '../src/read-plan.js';
import type { Finding } from '../src/report.js';

/** A block, briefly: `[type, name, attributes]`; a data source as `data.type`. */
export type BriefBlock = readonly [type: string, name: string, attributes: Readonly<Record<string, unknown>>];

/** The construct path that a block made here has. */
export const pathOf = (name: string, stack = 'test'): string => `${stack}/${name}/Resource`;

/** One synthesised side with the blocks given. */
export function synthOf(
  blocks: readonly BriefBlock[],
  options: { readonly stack?: string; readonly moved?: readonly (readonly [string, string])[] } = {},
): Synth {
  const id = options.stack ?? 'test';
  const all = blocks.map(([type, name, attributes]): Block => {
    const mode = type.startsWith('data.') ? 'data' : 'managed';
    return { address: `${type}.${name}`, type: type.replace(/^data\./, ''), mode, path: pathOf(name, id), attributes };
  });
  const stack: SynthStack = {
    id,
    dependencies: [],
    blocks: new Map(all.map((block) => [block.address, block])),
    moved: new Map(options.moved ?? []),
  };
  return { stacks: new Map([[id, stack]]) };
}

/** A plan of one change. */
export function planOf(address: string, actions: readonly string[], change: Partial<PlannedChange> = {}): Plan {
  const [type = ''] = address.split('.');
  return {
    changes: [
      {
        address,
        previousAddress: undefined,
        type,
        mode: 'managed',
        actions,
        before: undefined,
        after: undefined,
        replacedBy: [],
        ...change,
      },
    ],
  };
}

/** The messages of those findings. */
export const messages = (all: readonly Finding[]): string[] =>
  all.map(({ severity, message }) => `${severity}: ${message}`);
