import { type JobEntry, PRESET_NAMES } from '@promontory/scrape-config';
import type { ClusterCostInput, CostInput, CostItem, WorkspaceCostInput } from '../src/index.js';

/** Every preset but annotated pods, as an environment has them that says nothing. */
export const JOBS: readonly JobEntry[] = PRESET_NAMES.filter((name) => name !== 'pods').map((preset) => ({ preset }));

export const WORKSPACE: WorkspaceCostInput = {
  name: 'metrics',
  region: 'us-east-1',
  newKeys: 0,
  rules: [],
  otherWriters: [],
};

export const CLUSTER: ClusterCostInput = {
  name: 'one',
  region: 'us-east-1',
  managedCollector: false,
  scrapeInterval: '60s',
  jobs: [{ custom: { job_name: 'app' } }],
  workspaces: ['metrics'],
  size: { nodes: 3, pods: 60, series: { app: 1000 } },
};

/** One workspace and one cluster of a thousand series every minute: 43.8 million samples a month. */
export function inputOf(more: Partial<CostInput> = {}): CostInput {
  return { workspaces: [WORKSPACE], clusters: [CLUSTER], networks: [], options: {}, ...more };
}

/** What one line of a bill comes to. */
export const usdOf = (items: readonly CostItem[], what: CostItem['what']): (number | undefined)[] =>
  items.filter((item) => item.what === what).map(({ usd }) => usd);
