import type { Action } from '../change.js';

/** What stands in the picture of an environment. */
export type TopologyKind = 'workspace' | 'cluster' | 'collector' | 'endpoint' | 'grafana' | 'stream' | 'topic';

/** One thing of the picture. */
export interface TopologyNode {
  readonly id: string;
  readonly kind: TopologyKind;
  readonly name: string;
  /** What kind of it: `managed scraper`, `made elsewhere`. */
  readonly detail?: string;
  /** Empty where it is not known. */
  readonly account: string;
  readonly region: string;
  /** The VPC that it is in, where that is known. */
  readonly vpc?: string;
  /** The id of the cluster that it runs in, or collects from. */
  readonly cluster?: string;
  readonly stack: string;
  /** The construct's path. */
  readonly path: string;
  /** What happens to it; absent where it stays as it is. What belongs to it makes it an `update`. */
  readonly change?: Action;
  /** How many changes there are of it and of what belongs to it. */
  readonly changes: number;
}

/** What flows from one to the other: metrics, queries or alerts. */
export interface TopologyEdge {
  readonly from: string;
  readonly to: string;
  readonly carries: 'metrics' | 'queries' | 'alerts';
}

/** An environment as a picture. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
  /** Changes of things that no part of the picture stands for. */
  readonly changesElsewhere: number;
}
