/** One line of the bill. */
export interface CostItem {
  readonly what: 'ingestion' | 'storage' | 'queries' | 'collector' | 'endpoints' | 'keys' | 'grafana';
  /** The Region, workspace, cluster or network that it is for. */
  readonly of: string;
  readonly region: string;
  readonly amount: number;
  readonly unit: string;
  /** Undefined where the price is not known: it is not in the sum. */
  readonly usd: number | undefined;
  /** The day of the price; undefined where there is none. */
  readonly pricesAsOf: string | undefined;
}

/** One job of one cluster. */
export interface JobEstimate {
  readonly cluster: string;
  readonly job: string;
  /** Undefined where nothing is known of what the job finds. */
  readonly activeSeries: number | undefined;
  readonly intervalSeconds: number;
  /** In all workspaces that the cluster writes to. */
  readonly samplesPerMonth: number;
}

/** One workspace. */
export interface WorkspaceEstimate {
  readonly name: string;
  readonly region: string;
  readonly activeSeries: number;
  readonly samplesPerMonth: number;
  readonly querySamplesPerMonth: number;
}

/** What a month of an environment comes to. */
export interface CostEstimate {
  readonly usdPerMonth: number;
  readonly activeSeries: number;
  readonly samplesPerMonth: number;
  readonly items: readonly CostItem[];
  readonly workspaces: readonly WorkspaceEstimate[];
  readonly jobs: readonly JobEstimate[];
  /** What was taken because nothing was said. */
  readonly assumed: readonly string[];
  /** What is not in the numbers. */
  readonly notCounted: readonly string[];
}
