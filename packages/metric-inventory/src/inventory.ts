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

const indices = new WeakMap<MetricInventory, ReadonlySet<string>>();
const exposures = new WeakMap<MetricInventory, Map<string, Exposure>>();

/** Whether an exporter exposes a metric. */
export function exposureOf(inventory: MetricInventory, metric: string): Exposure {
  let known = exposures.get(inventory);
  if (known === undefined) exposures.set(inventory, (known = new Map<string, Exposure>()));
  if (!known.has(metric)) known.set(metric, findExposure(inventory, metric));
  return known.get(metric);
}

function findExposure(inventory: MetricInventory, metric: string): Exposure {
  let names = indices.get(inventory);
  if (names === undefined) indices.set(inventory, (names = new Set(inventory.names)));
  if (names.has(metric)) return 'named';
  if (inventory.optional.some(({ families }) => matchesAny(families, metric))) return 'optional';
  return matchesAny(inventory.families, metric) ? 'family' : undefined;
}

/** What turns an optional metric on. */
export function switchOf(inventory: MetricInventory, metric: string): string | undefined {
  return inventory.optional.find(({ families }) => matchesAny(families, metric))?.how;
}

const expressions = new WeakMap<readonly string[], RegExp>();

// One expression of all families, made once: there are hundreds of metrics to hold against it.
function matchesAny(families: readonly string[], metric: string): boolean {
  let expression = expressions.get(families);
  if (expression === undefined) {
    expression = new RegExp(families.length === 0 ? '^(?!)' : families.map((family) => `^(?:${family})$`).join('|'));
    expressions.set(families, expression);
  }
  return expression.test(metric);
}
