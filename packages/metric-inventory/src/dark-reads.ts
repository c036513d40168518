import { DEFAULT_PRESETS } from '@promontory/scrape-config';
import { didYouMean } from '@promontory/vocabulary';
import { EXPORTERS } from './exporters.js';
import { exposureOf } from './inventory.js';
import { PRESET_INVENTORIES } from './presets.js';
import { bestOf, type MetricState, type Produced } from './produced.js';

/** One metric that somebody reads. */
export interface Read {
  readonly metric: string;
  /** The pack, the file or the objective that reads it. */
  readonly readBy: string;
}

/** A metric that is read and that nobody produces. */
export interface DarkRead extends Read {
  /** What would produce it, in words: an instruction. */
  readonly switch: string;
}

// Prometheus makes these of every scrape, and AMP of every alert.
const ALWAYS = /^(up|ALERTS|ALERTS_FOR_STATE|scrape_.*)$/;

/** What becomes of a metric that is read from a workspace: what any collector does that writes to it, or a rule. */
export function stateAmong(
  metric: string,
  produced: Produced | readonly Produced[],
  records: ReadonlySet<string> = new Set(),
): MetricState {
  if (ALWAYS.test(metric) || records.has(metric)) return { state: 'produced' };
  const collectors = [produced].flat() as readonly Produced[];
  return bestOf(collectors.map(({ stateOf }) => stateOf(metric)));
}

/**
 * The reads that stay dark: produced by no collector that writes to the workspace, and recorded by none of its rules.
 * What any collector may produce is not dark: it is not known.
 *
 * @param records names that rules of the workspace record
 */
export function darkReads(
  reads: readonly Read[],
  produced: Produced | readonly Produced[],
  records: ReadonlySet<string> = new Set(),
): DarkRead[] {
  return reads.flatMap((read) => {
    const state = stateAmong(read.metric, produced, records);
    if (state.state === 'produced' || state.state === 'unknown') return [];
    return [{ ...read, switch: switchFor(read.metric, state) }];
  });
}

function switchFor(metric: string, state: MetricState): string {
  if (state.state === 'dropped') {
    switch (state.by) {
      case 'dropMetrics':
        return `take it out of dropMetrics of the preset ${state.preset}`;
      case 'allowList':
        return `name it in keepMetrics of the preset ${state.preset}, or switch its allow-list off (allowList: false)`;
      case 'keepMetrics':
        return `add it to keepMetrics of the preset ${state.preset}`;
      case 'preset':
        return `scrape it with a custom job: the preset ${state.preset} always drops it`;
    }
  }
  if (state.state === 'off') return state.how;
  const exposing = (Object.keys(PRESET_INVENTORIES) as (keyof typeof PRESET_INVENTORIES)[]).filter(
    (name) => exposureOf(PRESET_INVENTORIES[name], metric) !== undefined,
  );
  // What every program says of itself is best had of what every cluster has.
  const everywhere = exposing.filter((name) => (DEFAULT_PRESETS as readonly string[]).includes(name));
  const presets = everywhere.length > 0 ? everywhere : exposing;
  if (presets.length > 0) return `turn on the preset ${presets.join(' or ')}`;
  const exporter = Object.values(EXPORTERS).find((inventory) => exposureOf(inventory, metric) !== undefined);
  if (exporter !== undefined) return `scrape ${exporter.exporter} with a custom job`;
  const near = didYouMean(metric, knownNames());
  return near === undefined
    ? 'scrape with a custom job whatever exposes it: no exporter that is known here does'
    : `write ${near}, or scrape with a custom job what exposes it`;
}

let known: readonly string[] | undefined;

function knownNames(): readonly string[] {
  return (known ??= [...new Set(Object.values(PRESET_INVENTORIES).flatMap(({ names }) => names))]);
}
