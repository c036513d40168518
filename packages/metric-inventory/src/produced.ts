import { type JobEntry, type PresetName, presetJob, type RelabelRule } from '@promontory/scrape-config';
import { EXPORTERS, type KnownExporter } from './exporters.js';
import { exposureOf, type MetricInventory, switchOf } from './inventory.js';
import { PRESET_INVENTORIES } from './presets.js';
import { fateOf } from './private/relabel-names.js';

/** What is known of a collector beside its jobs. */
export interface ProducedOptions {
  /**
   * Whether exporters run as they come. With `unknown`, what a flag turns on may be there.
   * @default 'as-they-come'
   */
  readonly flags?: 'as-they-come' | 'unknown';
  /**
   * Exporters that the collector scrapes without a job in the list, such as itself.
   * @default - none
   */
  readonly also?: readonly KnownExporter[];
}

/**
 * What becomes of a metric: `produced`, `unknown` (some job may produce it), `dropped` by a rule of a job, `off` behind
 * a flag of its exporter, `absent`.
 */
export type MetricState =
  | { readonly state: 'produced' | 'unknown' | 'absent' }
  | { readonly state: 'dropped'; readonly preset: PresetName; readonly by: 'preset' | 'keepMetrics' | 'dropMetrics' }
  | { readonly state: 'off'; readonly how: string };

/** What the jobs of one collector produce. */
export interface Produced {
  /** Names that are certainly produced, where something runs that has them. */
  readonly metrics: ReadonlySet<string>;
  /** Whether some job produces what cannot be listed: it may produce nearly anything. */
  readonly open: boolean;
  readonly stateOf: (metric: string) => MetricState;
}

/** What jobs produce: what their exporters expose, less what they drop. */
export function producedBy(jobs: readonly JobEntry[], options: ProducedOptions = {}): Produced {
  const also = (options.also ?? []).map((name) => EXPORTERS[name]);
  const withRules = jobs.map((job) => [job, rulesOf(job)] as const);
  const stateOf = (metric: string): MetricState => {
    const states = [
      ...withRules.map(([job, rules]) => stateIn(job, rules, metric, options)),
      ...also.map((inventory): MetricState => ({ state: exposureOf(inventory, metric) ? 'unknown' : 'absent' })),
    ];
    return bestOf(states);
  };
  const names = jobs.flatMap((job) => (isClosed(job) ? PRESET_INVENTORIES[job.preset].names : []));
  let metrics: ReadonlySet<string> | undefined;
  return {
    get metrics() {
      return (metrics ??= new Set(names.filter((name) => stateOf(name).state === 'produced')));
    },
    open: jobs.some((job) => !isClosed(job)),
    stateOf,
  };
}

const ORDER: readonly MetricState['state'][] = ['produced', 'unknown', 'dropped', 'off', 'absent'];

/** The one that says most: a metric that any job produces is produced. */
export function bestOf(states: readonly MetricState[]): MetricState {
  const [best] = [...states].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return best ?? { state: 'absent' };
}

type ClosedEntry = Extract<JobEntry, { preset: PresetName }> & { readonly preset: keyof typeof PRESET_INVENTORIES };

const isClosed = (job: JobEntry): job is ClosedEntry => !('custom' in job) && job.preset !== 'pods';

function rulesOf(job: JobEntry): readonly RelabelRule[] {
  const { metric_relabel_configs = [] } = 'custom' in job ? job.custom : presetJob(job.preset, 'prometheus', job);
  return metric_relabel_configs;
}

function stateIn(
  job: JobEntry,
  rules: readonly RelabelRule[],
  metric: string,
  { flags }: ProducedOptions,
): MetricState {
  if (!isClosed(job)) {
    const isExcluded = !('custom' in job) && isOfPresetsAlone(metric);
    return { state: isExcluded || fateOf(metric, rules).kind === 'dropped' ? 'absent' : 'unknown' };
  }
  const inventory = PRESET_INVENTORIES[job.preset];
  const exposure = exposureOf(inventory, metric);
  if (exposure === undefined) return { state: 'absent' };
  const how = exposure === 'optional' && flags !== 'unknown' ? switchOf(inventory, metric) : undefined;
  if (how !== undefined) return { state: 'off', how };
  const fate = fateOf(metric, rules);
  if (fate.kind === 'dropped') return { state: 'dropped', preset: job.preset, by: whoDrops(job, rules, fate.rule) };
  return { state: fate.kind === 'kept' && exposure === 'named' ? 'produced' : 'unknown' };
}

function whoDrops(
  job: ClosedEntry,
  rules: readonly RelabelRule[],
  index: number,
): 'preset' | 'keepMetrics' | 'dropMetrics' {
  const own = presetJob(job.preset, 'prometheus').metric_relabel_configs?.length ?? 0;
  if (index < own) return 'preset';
  return rules[index]?.action === 'keep' ? 'keepMetrics' : 'dropMetrics';
}

// No pod exposes what nodes do, and annotated pods of these exporters are left out by the preset itself.
const NOT_OF_PODS = ['kubelet', 'cadvisor', 'kube-state-metrics', 'node-exporter'] as const;
const PREFIXES = /^(kubelet|container|machine|kube|node)_/;

function isOfPresetsAlone(metric: string): boolean {
  const known: readonly MetricInventory[] = NOT_OF_PODS.map((name) => PRESET_INVENTORIES[name]);
  return PREFIXES.test(metric) && known.some((inventory) => exposureOf(inventory, metric) !== undefined);
}
