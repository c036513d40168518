import { parseDuration, remembered } from '@promontory/vocabulary';
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
  /** Of clusters that collect the same it is one object. */
  readonly byMetric: ReadonlyMap<string, number>;
  readonly intervalSeconds: number;
}

/** Counts what the jobs of a cluster find. */
export function collect(cluster: ClusterCostInput): Collected {
  const { jobs, ...found } = find(cluster);
  return {
    cluster,
    ...found,
    jobs: jobs.map(({ samplesPerMonth, ...job }) => ({
      cluster: cluster.name,
      ...job,
      samplesPerMonth: samplesPerMonth * cluster.workspaces.length,
    })),
  };
}

/** What jobs find, wherever it is sent. Clusters of a fleet mostly find the same. */
const find = remembered(
  ({ jobs, size, scrapeInterval }: Found): Omit<Collected, 'cluster' | 'jobs'> & { jobs: readonly FoundJob[] } => {
    const byMetric = new Map<string, number>();
    let [activeSeries, samplesPerMonth] = [0, 0];
    const found = jobs.map((entry): FoundJob => {
      const own = 'custom' in entry ? entry.custom.scrape_interval : entry.scrapeInterval;
      const intervalSeconds = seconds(own ?? scrapeInterval);
      const { job, series, byMetric: named } = seriesOfJob(entry, sizeOf(size));
      const samples = ((series ?? 0) * SECONDS_PER_MONTH) / intervalSeconds;
      for (const [metric, count] of named) byMetric.set(metric, (byMetric.get(metric) ?? 0) + count);
      activeSeries += series ?? 0;
      samplesPerMonth += samples;
      return { job, activeSeries: series, intervalSeconds, samplesPerMonth: samples };
    });
    return { jobs: found, activeSeries, samplesPerMonth, byMetric, intervalSeconds: seconds(scrapeInterval) };
  },
  ({ jobs, size, scrapeInterval }) => JSON.stringify([jobs, size, scrapeInterval]),
);

type Found = Pick<ClusterCostInput, 'jobs' | 'size' | 'scrapeInterval'>;
type FoundJob = Omit<JobEstimate, 'cluster'>;

function seconds(duration: string): number {
  return (parseDuration(duration) ?? 60_000) / 1000 || 60;
}
