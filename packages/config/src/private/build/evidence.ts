import { type MetricState, type Produced } from '@promontory/metric-inventory';
import { isAlerting, metricNames } from '@promontory/rules';
import type { WorkspaceSettings } from '../../environment.js';
import { loadInventory, producedOfAll } from '../check/dark-rules.js';
import type { Producer } from './producer.js';

/** Whether a metric is there: for sure, perhaps, or not. */
export type Light = 'lit' | 'unknown' | 'dark';

/** What is known of the metrics in some workspaces: what collectors produce, and what rules make of it. */
export class Evidence {
  private readonly produced: readonly Produced[];
  /** What each record reads, for each rule that records it. */
  private readonly records = new Map<string, (readonly string[])[]>();
  private readonly lights = new Map<string, Light>();
  private readonly isOpen: boolean;

  /** @param workspaces undefined stands for one of which nothing is known */
  constructor(workspaces: readonly (WorkspaceSettings | undefined)[], producers: readonly Producer[]) {
    const names = workspaces.flatMap((workspace) => workspace?.name ?? []);
    const writers = producers.filter((one) => one.workspaces.some((name) => names.includes(name)));
    this.produced = producedOfAll(writers);
    this.isOpen =
      writers.some(({ brings }) => brings === undefined) ||
      workspaces.some((one) => one?.kind !== 'managed' || (one.access?.writerRoleArns ?? []).length > 0);
    for (const { record, expr } of workspaces.flatMap(recordsOf)) {
      this.records.set(record, [...(this.records.get(record) ?? []), metricNames(expr)]);
    }
  }

  /** The darkest of some metrics: what reads them all shows no more than that. */
  lightOf(metrics: readonly string[]): Light {
    const lights = metrics.map((metric) => this.lightOfOne(metric));
    return darkest(lights);
  }

  /** What would produce those that are dark: instructions. */
  switchesFor(metrics: readonly string[]): string[] {
    const reads = metrics
      .filter((metric) => this.lightOfOne(metric) === 'dark')
      .flatMap((metric) => this.records.get(metric)?.flat() ?? [metric])
      .map((metric) => ({ metric, readBy: 'a panel' }));
    const dark = loadInventory().darkReads(reads, this.produced, new Set(this.records.keys()));
    return [...new Set(dark.map((read) => read.switch))];
  }

  private lightOfOne(metric: string): Light {
    const known = this.lights.get(metric);
    if (known !== undefined) return known;
    const rules = this.records.get(metric);
    // A record that reads itself is not there for that.
    this.lights.set(metric, 'dark');
    const best = brightest([
      lightOfState(metric, loadInventory().stateAmong(metric, this.produced)),
      ...(rules ?? []).map((reads) => this.lightOf(reads)),
    ]);
    const light = best === 'dark' && this.isOpen ? 'unknown' : best;
    this.lights.set(metric, light);
    return light;
  }
}

function recordsOf(workspace: WorkspaceSettings | undefined): { record: string; expr: string }[] {
  if (workspace?.kind !== 'managed') return [];
  const rules = workspace.rules.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  return rules.flatMap((rule) => (isAlerting(rule) ? [] : [rule]));
}

const ORDER: readonly Light[] = ['dark', 'unknown', 'lit'];

const darkest = (lights: readonly Light[]): Light => ORDER.find((light) => lights.includes(light)) ?? 'lit';
const brightest = (lights: readonly Light[]): Light =>
  [...ORDER].reverse().find((light) => lights.includes(light)) ?? 'dark';

function lightOfState(metric: string, { state }: MetricState): Light {
  if (state === 'produced') return 'lit';
  if (state !== 'unknown') return 'dark';
  // Names that the kernel decides on, such as those of memory: which of them there are is not written, but there are some.
  const { exposureOf, PRESET_INVENTORIES } = loadInventory();
  return exposureOf(PRESET_INVENTORIES['node-exporter'], metric) === 'family' ? 'lit' : 'unknown';
}
