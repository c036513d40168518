import {
  allowListOf,
  DEFAULT_PRESETS,
  type JobEntry,
  type PresetName,
  presetJob,
  type RelabelRule,
  type ScrapeJob,
} from '@promontory/scrape-config';
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
  | { readonly state: 'dropped'; readonly preset: PresetName; readonly by: DroppedBy }
  | { readonly state: 'off'; readonly how: string };

/** What takes a metric away: the preset itself, its allow-list, or what is written of it. */
export type DroppedBy = 'preset' | 'allowList' | 'keepMetrics' | 'dropMetrics';

/** What the jobs of one collector produce. */
export interface Produced {
  /** Names that are certainly produced, where something runs that has them. */
  readonly metrics: ReadonlySet<string>;
  /** Whether some job produces what cannot be listed: it may produce nearly anything. */
  readonly open: boolean;
  readonly stateOf: (metric: string) => MetricState;
}

/** What the jobs of an environment produce: what their exporters expose, less what they drop. */
export function producedBy(jobs: readonly JobEntry[], { flags, also = [] }: ProducedOptions = {}): Produced {
  return producedByAll([
    ...jobs.map((job) => sourceOfEntry(job, flags)),
    ...also.map((name) => ({ inventory: EXPORTERS[name], rules: [] })),
  ]);
}

/** What jobs produce that are known as Prometheus has them: those with the name of a preset are taken for it. */
export function producedByJobs(jobs: readonly ScrapeJob[]): Produced {
  return producedByAll(jobs.map(sourceOfJob));
}

/** One job: what it finds, and what becomes of it. */
interface Source {
  /** Undefined when it may find anything. */
  readonly inventory?: MetricInventory;
  readonly preset?: PresetName;
  readonly rules: readonly RelabelRule[];
  readonly flags?: ProducedOptions['flags'];
}

function sourceOfEntry(job: JobEntry, flags: ProducedOptions['flags']): Source {
  if ('custom' in job) return { rules: job.custom.metric_relabel_configs ?? [] };
  const { metric_relabel_configs: rules = [] } = presetJob(job.preset, 'prometheus', job);
  return { inventory: inventoryOf(job.preset), preset: job.preset, rules, flags };
}

function sourceOfJob({ job_name: name, metric_relabel_configs: rules = [] }: ScrapeJob): Source {
  // Many call a job of their own by the name of an add-on: of such a one only its rules are known.
  const preset = ([...DEFAULT_PRESETS, 'pods'] as const).find((known) => known === name);
  if (preset !== undefined) return { inventory: inventoryOf(preset), preset, rules, flags: 'unknown' };
  return name === SELF_JOB ? { inventory: EXPORTERS['otel-collector'], rules } : { rules };
}

/** The job by which an ADOT collector scrapes itself. */
const SELF_JOB = 'adot-collector';

const inventoryOf = (preset: PresetName): MetricInventory | undefined =>
  preset === 'pods' ? undefined : PRESET_INVENTORIES[preset];

function producedByAll(sources: readonly Source[]): Produced {
  const stateOf = (metric: string): MetricState => bestOf(sources.map((source) => stateIn(source, metric)));
  let metrics: ReadonlySet<string> | undefined;
  return {
    get metrics() {
      const names = sources.flatMap(({ inventory }) => inventory?.names ?? []);
      return (metrics ??= new Set(names.filter((name) => stateOf(name).state === 'produced')));
    },
    open: sources.some(({ inventory }) => inventory === undefined),
    stateOf,
  };
}

const ORDER: readonly MetricState['state'][] = ['produced', 'unknown', 'dropped', 'off', 'absent'];

/** The one that says most: a metric that any job produces is produced. */
export function bestOf(states: readonly MetricState[]): MetricState {
  const [best] = [...states].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return best ?? { state: 'absent' };
}

function stateIn({ inventory, preset, rules, flags }: Source, metric: string): MetricState {
  if (inventory === undefined) {
    const isExcluded = preset === 'pods' && isOfPresetsAlone(metric);
    return { state: isExcluded || fateOf(metric, rules).kind === 'dropped' ? 'absent' : 'unknown' };
  }
  const exposure = exposureOf(inventory, metric);
  if (exposure === undefined) return { state: 'absent' };
  const how = exposure === 'optional' && flags !== 'unknown' ? switchOf(inventory, metric) : undefined;
  if (how !== undefined) return { state: 'off', how };
  const fate = fateOf(metric, rules);
  if (fate.kind === 'dropped' && preset !== undefined)
    return { state: 'dropped', preset, by: whoDrops(preset, rules, fate.rule) };
  return { state: fate.kind === 'kept' && exposure === 'named' ? 'produced' : 'unknown' };
}

function whoDrops(preset: PresetName, rules: readonly RelabelRule[], index: number): DroppedBy {
  const own = presetJob(preset, 'prometheus', { allowList: false }).metric_relabel_configs?.length ?? 0;
  if (index < own) return 'preset';
  if (rules[index]?.action !== 'keep') return 'dropMetrics';
  return rules[index].regex === allowListOf(preset)?.join('|') ? 'allowList' : 'keepMetrics';
}

// No pod exposes what nodes do, and annotated pods of these exporters are left out by the preset itself.
const NOT_OF_PODS = ['kubelet', 'cadvisor', 'kube-state-metrics', 'node-exporter'] as const;
const PREFIXES = /^(kubelet|container|machine|kube|node)_/;

function isOfPresetsAlone(metric: string): boolean {
  const known: readonly MetricInventory[] = NOT_OF_PODS.map((name) => PRESET_INVENTORIES[name]);
  return PREFIXES.test(metric) && known.some((inventory) => exposureOf(inventory, metric) !== undefined);
}
