import { producedBy } from '@promontory/metric-inventory';
import type { JobEntry } from '@promontory/scrape-config';
import { remembered } from '@promontory/vocabulary';
import { SERIES_TABLES } from './series/index.js';
import type { SeriesLine } from './series/table.js';
import { API_SERVERS, type ClusterSize } from './size.js';

/** The series of one job. */
export interface JobSeries {
  readonly job: string;
  /** Undefined when nothing is known of what the job finds. */
  readonly series: number | undefined;
  /** By metric; empty where only their sum is known. */
  readonly byMetric: ReadonlyMap<string, number>;
}

/**
 * How many series a job has in a cluster of that size, after what it drops. Clusters of a fleet mostly have the same jobs
 * and are taken to be of one size: counting takes longer than finding out.
 */
export const seriesOfJob = remembered(countSeries, (entry, size) => JSON.stringify([entry, size]));

function countSeries(entry: JobEntry, size: ClusterSize): JobSeries {
  const job = 'custom' in entry ? entry.custom.job_name : entry.preset;
  const said = Object.hasOwn(size.series, job) ? size.series[job] : undefined;
  if (said !== undefined) return { job, series: said, byMetric: new Map() };
  const table = 'custom' in entry ? undefined : SERIES_TABLES[entry.preset];
  if (table === undefined) return { job, series: undefined, byMetric: new Map() };
  const { stateOf } = producedBy([entry]);
  const byMetric = new Map<string, number>();
  for (const line of table.lines) {
    const each = seriesOfLine(line, size);
    for (const name of line.names) {
      const { state } = stateOf(name);
      if (state === 'produced' || state === 'unknown') byMetric.set(name, (byMetric.get(name) ?? 0) + each);
    }
  }
  return { job, series: Math.round(sum(byMetric.values())), byMetric };
}

function seriesOfLine(line: SeriesLine, { nodes, pods, containers, cpusPerNode }: ClusterSize): number {
  const { perServer = 0, perNode = 0, perCpu = 0, perPod = 0, perContainer = 0 } = line;
  return (
    perServer * API_SERVERS + perNode * nodes + perCpu * nodes * cpusPerNode + perPod * pods + perContainer * containers
  );
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
