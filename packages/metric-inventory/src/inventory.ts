import { remembered } from '@promontory/vocabulary';

/** What one exporter exposes, as of one version and one day. */
export interface MetricInventory {
  readonly exporter: string;
  /** The version that the names are of. */
  readonly version: string;
  /** Where they were read. */
  readonly source: string;
  /** The day on which they were read. */
  readonly read: string;
  /** Names of series, histograms and summaries as what they are stored as. */
  readonly names: readonly string[];
  /** Anchored expressions of names that depend on the machine or the version: whether there is one cannot be told. */
  readonly families: readonly string[];
  /** What the exporter exposes only when it is told to. */
  readonly optional: readonly OptionalMetrics[];
}

/** Metrics behind a flag. */
export interface OptionalMetrics {
  /** Anchored expressions of their names. */
  readonly families: readonly string[];
  /** What turns them on, in words that follow "to have them". */
  readonly how: string;
}

/** How an inventory knows a metric: by its name, by a family, behind a flag, or not at all. */
export type Exposure = 'named' | 'family' | 'optional' | undefined;

/** Whether an exporter exposes a metric. */
export function exposureOf(inventory: MetricInventory, metric: string): Exposure {
  return exposuresIn(inventory)(metric);
}

const exposuresIn = remembered((inventory: MetricInventory) => {
  const names: ReadonlySet<string> = new Set(inventory.names);
  return remembered((metric: string): Exposure => {
    if (names.has(metric)) return 'named';
    if (inventory.optional.some(({ families }) => matchesAny(families, metric))) return 'optional';
    return matchesAny(inventory.families, metric) ? 'family' : undefined;
  });
});

/** What turns an optional metric on. */
export function switchOf(inventory: MetricInventory, metric: string): string | undefined {
  return inventory.optional.find(({ families }) => matchesAny(families, metric))?.how;
}

function matchesAny(families: readonly string[], metric: string): boolean {
  return expressionOf(families).test(metric);
}

// One expression of all families, made once: there are hundreds of metrics to hold against it.
const expressionOf = remembered(
  (families: readonly string[]) =>
    new RegExp(families.length === 0 ? '^(?!)' : families.map((family) => `^(?:${family})$`).join('|')),
);
