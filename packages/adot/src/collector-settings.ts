import type { ScrapeJob } from '@promontory/scrape-config';
import type { TargetShare } from './target-share.js';

/** Where one pipeline writes to. */
export interface CollectorDestination {
  /**
   * What its components are called after a slash.
   * @default - nothing when it is the only destination, else its position
   */
  readonly name?: string;
  /** The remote-write URL. */
  readonly endpoint: string;
  /** The Region that requests are signed for: the workspace's. */
  readonly region: string;
  /**
   * A role to write as, of the account of the workspace.
   * @default - the collector's own
   */
  readonly assumeRole?: { readonly arn: string; readonly externalId?: string };
  /**
   * The Region whose STS gives the credentials: the cluster's. The collector asks for them when it starts, for all
   * destinations, so the STS of another Region that is down would keep it from starting.
   * @default - `region`
   */
  readonly stsRegion?: string;
}

/** How samples wait for AMP and leave for it. */
export interface CollectorQueue {
  /**
   * Batches that wait in memory, of at most 8192 samples each. A full queue drops what comes next.
   * @default 500
   */
  readonly batches?: number;
  /**
   * Requests under way at once; a batch is one request for each megabyte.
   * @default 5
   */
  readonly parallelRequests?: number;
  /**
   * How long a batch is tried, on answers 5xx and 429 and when there is none: at most 1h, since AMP takes no sample that
   * is older. Later ones wait in the queue meanwhile.
   * @default '15m'
   */
  readonly retryFor?: string;
}

/** When the collector refuses samples rather than being killed, in percent of its memory limit. */
export interface MemoryLimiter {
  /**
   * Above this it collects garbage and refuses samples.
   * @default 80
   */
  readonly limitPercentage?: number;
  /**
   * What may be added between two looks, one second apart: refusing begins that much below the limit.
   * @default 25
   */
  readonly spikePercentage?: number;
}

/** What a configuration is made of. */
export interface CollectorSettings {
  readonly jobs: readonly ScrapeJob[];
  /** Which of the targets this collector scrapes. */
  readonly share: TargetShare;
  readonly destinations: readonly CollectorDestination[];
  /** The value of the `cluster` label. */
  readonly clusterLabel: string;
  /**
   * Whether several pods scrape the same and AMP keeps the samples of one: by the label `__replica__`, which AMP strips.
   * @default false
   */
  readonly replicated?: boolean;
  readonly scrapeInterval: string;
  /**
   * What the collector calls itself: in the series about itself, and as a replica. The collector fills variables in.
   * @default '${env:OTEL_K8S_POD_NAME}', which the chart sets in every pod
   */
  readonly instanceName?: string;
  readonly queue?: CollectorQueue;
  readonly memoryLimiter?: MemoryLimiter;
  /**
   * Whether the collector scrapes its own metrics, as job `adot-collector`.
   * @default true
   */
  readonly selfMetrics?: boolean;
  /**
   * Whether attributes of the target become labels of each of its series. It makes series that no dashboard expects.
   * @default false
   */
  readonly resourceToTelemetry?: boolean;
  /**
   * Whether a summary of every batch is logged.
   * @default false
   */
  readonly debug?: boolean;
}

/** A configuration of the OpenTelemetry collector. */
export interface CollectorConfig {
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly receivers: Readonly<Record<string, unknown>>;
  readonly processors: Readonly<Record<string, unknown>>;
  readonly exporters: Readonly<Record<string, unknown>>;
  readonly service: {
    readonly extensions: readonly string[];
    readonly telemetry: Readonly<Record<string, unknown>>;
    readonly pipelines: Readonly<Record<string, Pipeline>>;
  };
}

/** What samples run through, in this order. */
export interface Pipeline {
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}
