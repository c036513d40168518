import type * as inventory from '@promontory/metric-inventory';
import type { DarkRead, Produced } from '@promontory/metric-inventory';
import { isAlerting, metricNames, type RuleGroup } from '@promontory/rules';
import type { Path, Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { Producer } from '../build/producer.js';
import { type Part, placed } from '../part.js';
import type { managedWorkspace } from '../schema/workspace.js';

type Managed = z.infer<typeof managedWorkspace>;

/** What a pack or an objective reads, and where it is written. */
export interface PackReads {
  readonly at: readonly ['packs' | 'slos', string];
  readonly metrics: readonly string[];
}

/** What evaluates queries in a workspace. */
export interface ReadingRules {
  /** Packs and objectives, with what each reads. */
  readonly reads: readonly PackReads[];
  /** Groups by namespace, those of packs among them. */
  readonly namespaces: Readonly<Record<string, readonly RuleGroup[]>>;
}

/** Metrics that rules read and nothing that writes to the workspace produces: such rules are silent for ever. */
export function warnOfDarkRules(
  name: string,
  part: Part<Managed>,
  writers: readonly Producer[],
  { reads, namespaces }: ReadingRules,
): Problem[] {
  const { packs = {}, slos = {}, rules = {}, access, metricStreams = {} } = part.value;
  const producers = writers.filter(({ workspaces }) => workspaces.includes(name));
  // Where somebody else writes, or nobody of whom is known, what arrives is not known either.
  const isClosed = (access?.writerRoleArns ?? []).length === 0 && producers.length > 0;
  const areKnown = producers.every(({ brings }) => brings !== undefined);
  if (!isClosed || !areKnown || Object.keys({ ...packs, ...slos, ...rules }).length === 0) return [];

  const { darkReads } = loadInventory();
  const produced = producedOfAll(producers);
  const records = new Set(
    Object.values(namespaces)
      .flatMap((groups) => groups.flatMap((group) => group.rules))
      .flatMap((rule) => (isAlerting(rule) ? [] : [rule.record])),
  );
  const hasStreams = Object.keys(metricStreams).length > 0;
  const warn = (path: Path, what: string, metrics: readonly string[]): Problem[] => {
    const asked = metrics.filter((metric) => !(hasStreams && metric.startsWith('aws_')));
    const dark = darkReads(
      asked.map((metric) => ({ metric, readBy: what })),
      produced,
      records,
    );
    if (dark.length === 0) return [];
    return placed(part, path, {
      code: 'ConfigDarkRules',
      got: `${listed(dark.map(({ metric }) => metric))}, read by ${what}`,
      expected: 'metrics that a cluster or collector which writes to this workspace produces',
      fix: `${advice(dark)}; or leave out what reads ${dark.length === 1 ? 'it' : 'them'}`,
    });
  };
  return [
    ...reads.flatMap(({ at, metrics }) =>
      warn(at, `the ${at[0] === 'packs' ? 'pack' : 'objective'} ${at[1]}`, metrics),
    ),
    ...Object.keys(rules).flatMap((namespace) =>
      warn(['rules', namespace], `the namespace ${namespace}`, readsOf(namespaces[namespace] ?? [])),
    ),
  ];
}

function readsOf(groups: readonly RuleGroup[]): string[] {
  const names = groups.flatMap((group) => group.rules.flatMap((rule) => metricNames(rule.expr)));
  return [...new Set(names)].sort();
}

/** What several bring, each thing once: most clusters of a fleet bring the same. */
export function producedOfAll(producers: readonly Producer[]): Produced[] {
  const { producedBy } = loadInventory();
  const distinct = new Map(
    producers.flatMap(({ brings }) => (brings === undefined ? [] : [[JSON.stringify(brings), brings] as const])),
  );
  return [...distinct.values()].map((one) => producedBy(...one));
}

/** What fits in a line or two. */
const MOST = 4;

function listed(texts: readonly string[]): string {
  const [shown, more] = [texts.slice(0, MOST), texts.length - MOST];
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Each switch once, with the metrics that it lights up where there are several. */
function advice(dark: readonly DarkRead[]): string {
  const switches = [...new Set(dark.map((read) => read.switch))];
  const [only] = switches;
  if (switches.length === 1 && only !== undefined) return only;
  const texts = switches.slice(0, MOST).map((how) => {
    const [first, ...others] = dark.filter((read) => read.switch === how);
    return `for ${first?.metric ?? ''}${others.length > 0 ? ` and ${others.length} more` : ''} ${how}`;
  });
  const more = switches.length - MOST;
  return `${texts.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** A thousand names: only whoever has rules or dashboards waits for them. */
export function loadInventory(): typeof inventory {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('@promontory/metric-inventory') as typeof inventory;
}
