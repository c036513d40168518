import { type RuleGroup, selectedMetrics } from '@promontory/rules';
import { parseDuration } from '@promontory/vocabulary';
import { SECONDS_PER_MONTH } from './prices.js';

/** What rules process in a month. */
export interface QuerySamples {
  readonly samples: number;
  /** Metrics that rules read and whose series are not known: what they add is not in the number. */
  readonly unknown: readonly string[];
}

const DEFAULT_INTERVAL = 60;

/**
 * Query samples that the rules of a workspace process in a month: for each metric that an expression selects, its series
 * times the samples in its range. A matcher on a label may leave fewer: the number is what Prometheus would look at
 * without one.
 */
export function querySamplesOf(
  groups: readonly RuleGroup[],
  series: ReadonlyMap<string, number>,
  scrapeIntervalSeconds: number,
): QuerySamples {
  const unknown = new Set<string>();
  let samples = 0;
  for (const { interval, rules } of groups) {
    const every = (parseDuration(interval ?? '') ?? DEFAULT_INTERVAL * 1000) / 1000 || DEFAULT_INTERVAL;
    for (const { expr } of rules) {
      for (const { metric, rangeSeconds } of selectedMetrics(expr)) {
        const known = series.get(metric);
        if (known === undefined) unknown.add(metric);
        const perSeries = Math.max(1, (rangeSeconds ?? 0) / scrapeIntervalSeconds);
        samples += (SECONDS_PER_MONTH / every) * (known ?? 0) * perSeries;
      }
    }
  }
  return { samples: Math.round(samples), unknown: [...unknown].sort() };
}
