import type * as mixins from '@promontory/mixins';
import { renderSource, type RuleSource } from '@promontory/rules';
import { parseDuration, type Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { PackReads } from '../check/dark-rules.js';
import { type Part, placed } from '../part.js';
import type { managedWorkspace } from '../schema/workspace.js';

type Managed = z.infer<typeof managedWorkspace>;

/** The namespace of a pack: apart from all that teams write themselves. */
export const PACK_NAMESPACE = 'pack-';

/** The namespace of all objectives. */
export const SLO_NAMESPACE = 'slos';

/** Rules that packs and objectives come to, and the metrics that each reads. */
export interface BuiltPacks {
  readonly sources: readonly RuleSource[];
  readonly reads: readonly PackReads[];
  readonly problems: readonly Problem[];
}

/**
 * The packs and objectives of a workspace.
 *
 * @param scrapeInterval the longest of those that write to it: windows must span four scrapes of each
 */
export function buildPacks(part: Part<Managed>, scrapeInterval: string | undefined): BuiltPacks {
  const { packs, slos, packOptions = {} } = part.value;
  if (packs === undefined && slos === undefined) return { sources: [], reads: [], problems: [] };
  const { selectPacks, slo } = loadMixins();
  const shared = { ...packOptions, ...(scrapeInterval !== undefined && { scrapeInterval }) };
  const problems: Problem[] = [];

  const selected = selectPacks((packs ?? {}) as Parameters<typeof selectPacks>[0], shared);
  for (const finding of selected.findings) problems.push(...placed(part, ['packs', ...finding.path], finding));
  const { jobs: _, ...ofSlos } = shared;
  const objectives = Object.entries(slos ?? {}).map(([name, options]) => {
    const pack = slo({ ...ofSlos, ...options, name } as Parameters<typeof slo>[0]);
    for (const finding of pack.findings) problems.push(...placed(part, ['slos', name, ...finding.path], finding));
    return { groups: pack.groups, reads: { at: ['slos', name] as const, metrics: pack.reads } };
  });
  const source = (...made: Parameters<typeof renderSource>): RuleSource[] =>
    made[2].length === 0 ? [] : [renderSource(...made)];
  return {
    sources: [
      ...selected.packs.flatMap(({ name, groups }) => source(`${PACK_NAMESPACE}${name}`, `the pack ${name}`, groups)),
      ...source(
        SLO_NAMESPACE,
        'the objectives',
        objectives.flatMap(({ groups }) => groups),
      ),
    ],
    reads: [
      ...selected.packs.map(({ name, reads: metrics }) => ({ at: ['packs', name] as const, metrics })),
      ...objectives.map((objective) => objective.reads),
    ],
    problems,
  };
}

/** The longest of some intervals. */
export function longest(intervals: readonly string[]): string | undefined {
  return [...intervals].sort((a, b) => (parseDuration(b) ?? 0) - (parseDuration(a) ?? 0))[0];
}

// Two dozen packs: only whoever uses them waits for them.
function loadMixins(): typeof mixins {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('@promontory/mixins') as typeof mixins;
}
