import type { RuleGroup } from '@promontory/rules';
import type { JobEntry } from '@promontory/scrape-config';
import type { Prices } from './prices.js';
import type { ClusterSize } from './size.js';

/** What an estimate is made of: an environment, without what costs nothing. */
export interface CostInput {
  readonly workspaces: readonly WorkspaceCostInput[];
  readonly clusters: readonly ClusterCostInput[];
  /** Collectors outside of Kubernetes: what they run on is paid for, and not known here. @default - none */
  readonly hosts?: readonly { readonly name: string; readonly runsOn: string }[];
  /** VPCs whose interface endpoints are made here. */
  readonly networks: readonly {
    readonly name: string;
    readonly region: string;
    readonly endpoints: number;
    readonly zones: number;
  }[];
  readonly options: CostOptions;
}

/** A workspace of the environment, or one that its clusters write to. */
export interface WorkspaceCostInput {
  readonly name: string;
  readonly region: string;
  /** @default 150 */
  readonly retentionDays?: number;
  /** Customer managed keys that are made for it. */
  readonly newKeys: number;
  readonly rules: readonly RuleGroup[];
  /** What else writes to it, of which nothing is known. */
  readonly otherWriters: readonly string[];
}

/** A cluster and what collects from it. */
export interface ClusterCostInput {
  readonly name: string;
  readonly region: string;
  /** Whether AWS collects, and bills, by the hour. */
  readonly managedCollector: boolean;
  /** A Prometheus duration. */
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
  /** Names of workspaces: each is written to, and paid for, by itself. */
  readonly workspaces: readonly string[];
  /** @default - DEFAULT_SIZE, and the estimate says so */
  readonly size?: Partial<ClusterSize>;
}

/** What an estimate cannot read off the rest. */
export interface CostOptions {
  /** Whether the free tier is this environment's. @default false */
  readonly freeTier?: boolean;
  /** Samples that dashboards and people query in a month. @default 0 */
  readonly querySamplesPerMonth?: number;
  /** Active users of Amazon Managed Grafana. @default - none */
  readonly grafana?: { readonly region: string; readonly editors: number; readonly viewers: number };
  /** Prices of one's own, by Region. @default - list prices */
  readonly prices?: Readonly<Record<string, Prices>>;
  /** Bytes that a stored sample takes; AWS says one or two. @default 2 */
  readonly bytesPerSample?: number;
}
