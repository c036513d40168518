import type { CostEstimate, WorkspaceEstimate } from './cost-estimate.js';
import type { CostInput, WorkspaceCostInput } from './cost-input.js';
import { Bill } from './private/bill.js';
import { type Collected, collect } from './private/collected.js';
import { missing } from './private/missing.js';
import { querySamplesOf } from './query-samples.js';

const RETENTION_DAYS = 150;

/** Estimates what a month of an environment comes to, as docs/cost.md has the formula. */
export function estimateCost(input: CostInput): CostEstimate {
  const { workspaces, clusters, networks, options } = input;
  const collected = clusters.map(collect);
  const bill = new Bill(options);
  const unknownReads = new Map<string, readonly string[]>();
  const estimates = workspaces.map((workspace) => estimateWorkspace(workspace, collected, unknownReads));
  for (const region of new Set(workspaces.map((workspace) => workspace.region))) {
    const inRegion = workspaces.flatMap((workspace, index) => {
      const estimate = estimates[index];
      return workspace.region === region && estimate !== undefined ? [{ workspace, estimate }] : [];
    });
    // Samples of all workspaces of a Region count together: the steps of the price are climbed once.
    bill.ingestion(
      region,
      sum(inRegion, ({ estimate }) => estimate.samplesPerMonth),
    );
    bill.storage(
      region,
      inRegion.map(({ workspace: { retentionDays = RETENTION_DAYS }, estimate }) => ({
        samples: estimate.samplesPerMonth,
        retentionDays,
      })),
    );
    const asked = region === workspaces[0]?.region ? (options.querySamplesPerMonth ?? 0) : 0;
    bill.queries(region, asked + sum(inRegion, ({ estimate }) => estimate.querySamplesPerMonth));
  }
  for (const { cluster, samplesPerMonth } of collected)
    if (cluster.managedCollector) bill.collector(cluster.name, cluster.region, samplesPerMonth);
  for (const { name, region, endpoints, zones } of networks) bill.endpoints(name, region, endpoints, zones);
  for (const { name, region, newKeys } of workspaces) bill.keys(name, region, newKeys);
  if (options.grafana !== undefined)
    bill.grafana(options.grafana.region, options.grafana.editors, options.grafana.viewers);
  return {
    usdPerMonth: sum(bill.items, ({ usd }) => usd ?? 0),
    activeSeries: sum(estimates, ({ activeSeries }) => activeSeries),
    samplesPerMonth: sum(estimates, ({ samplesPerMonth }) => samplesPerMonth),
    items: bill.items,
    workspaces: estimates,
    jobs: collected.flatMap(({ jobs }) => jobs),
    ...missing(input, collected, bill.items, unknownReads),
  };
}

function estimateWorkspace(
  { name, region, rules }: WorkspaceCostInput,
  collected: readonly Collected[],
  unknownReads: Map<string, readonly string[]>,
): WorkspaceEstimate {
  const writers = collected.filter(({ cluster }) => cluster.workspaces.includes(name));
  const times = new Map<Collected['byMetric'], number>();
  for (const { byMetric } of writers) times.set(byMetric, (times.get(byMetric) ?? 0) + 1);
  const series = new Map<string, number>();
  for (const [byMetric, clusters] of times)
    for (const [metric, count] of byMetric) series.set(metric, (series.get(metric) ?? 0) + clusters * count);
  // Of writers of several intervals the shortest: it has the most samples in a range.
  const interval = Math.min(...writers.map(({ intervalSeconds }) => intervalSeconds), 60);
  const queries = querySamplesOf(rules, series, interval);
  unknownReads.set(name, queries.unknown);
  return {
    name,
    region,
    activeSeries: sum(writers, ({ activeSeries }) => activeSeries),
    samplesPerMonth: sum(writers, ({ samplesPerMonth }) => samplesPerMonth),
    querySamplesPerMonth: queries.samples,
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
