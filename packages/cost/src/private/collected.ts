import { parseDuration } from '@promontory/vocabulary';
import type { ClusterCostInput } from '../cost-input.js';
import type { JobEstimate } from '../cost-estimate.js';
import { seriesOfJob } from '../job-series.js';
import { SECONDS_PER_MONTH } from '../prices.js';
import { sizeOf } from '../size.js';

/** What is collected from one cluster, and sent to each of its workspaces. */
export interface Collected {
  readonly cluster: ClusterCostInput;
  readonly jobs: readonly JobEstimate[];
  readonly activeSeries: number;
  /** Sent to one workspace. */
  readonly samplesPerMonth: number;
  readonly byMetric: ReadonlyMap<string, number>;
  readonly intervalSeconds: number;
}

/** Counts what the jobs of a cluster find. */
export function collect(cluster: ClusterCostInput): Collected {
  const size = sizeOf(cluster.size);
  const byMetric = new Map<string, number>();
  let [activeSeries, samplesPerMonth] = [0, 0];
  const jobs = cluster.jobs.map((entry): JobEstimate => {
    const own = 'custom' in entry ? entry.custom.scrape_interval : entry.scrapeInterval;
    const intervalSeconds = seconds(own ?? cluster.scrapeInterval);
    const { job, series, byMetric: named } = seriesOfJob(entry, size);
    const samples = ((series ?? 0) * SECONDS_PER_MONTH) / intervalSeconds;
    for (const [metric, count] of named) byMetric.set(metric, (byMetric.get(metric) ?? 0) + count);
    activeSeries += series ?? 0;
    samplesPerMonth += samples;
    return {
      cluster: cluster.name,
      job,
      activeSeries: series,
      intervalSeconds,
      samplesPerMonth: samples * cluster.workspaces.length,
    };
  });
  return { cluster, jobs, activeSeries, samplesPerMonth, byMetric, intervalSeconds: seconds(cluster.scrapeInterval) };
}

function seconds(duration: string): number {
  return (parseDuration(duration) ?? 60_000) / 1000 || 60;
}
