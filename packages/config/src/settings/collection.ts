import type { JobEntry } from '@promontory/scrape-config';
import type { DestinationSettings } from './destination.js';
import type { PrometheusCollection } from './prometheus.js';

/** How metrics leave a cluster. */
export type Collection = ManagedScraperCollection | PrometheusCollection | AdotCollection;

/** AWS scrapes: nothing runs in the cluster but the exporters. */
export interface ManagedScraperCollection {
  readonly kind: 'managed-scraper';
  readonly alias: string | undefined;
  /** Of the scraper, once there is one: the roles of one whose workspace is in another account trust it alone. */
  readonly scraperArn: string | undefined;
  /** The id of a scraper that exists and is taken over. */
  readonly adopt: string | undefined;
  readonly subnets: readonly { readonly id: string; readonly availabilityZone: string }[];
  readonly securityGroupIds: readonly string[] | undefined;
  readonly nodeSecurityGroupIds: readonly string[];
  /** Whether kube-state-metrics and node-exporter are installed, where a job scrapes them, and how. */
  readonly exporters: 'eks-addons' | 'charts' | 'existing';
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
  readonly logging: ScraperLoggingSettings | undefined;
}

/** A log of what goes wrong in a managed scraper. */
export interface ScraperLoggingSettings {
  /** Empty for all. */
  readonly components: readonly ('SERVICE_DISCOVERY' | 'COLLECTOR' | 'EXPORTER')[];
  /** Days. */
  readonly retentionDays: number | undefined;
  readonly kmsKeyArn: string | undefined;
}

/** What the AWS Distro for OpenTelemetry can be told wherever it runs. Undefined is the construct's own default. */
export interface AdotOptions {
  readonly queue: {
    readonly batches: number | undefined;
    readonly parallelRequests: number | undefined;
    readonly retryFor: string | undefined;
  };
  /** In percent of the memory that it may take. */
  readonly memoryLimiter: {
    readonly limitPercentage: number | undefined;
    readonly spikePercentage: number | undefined;
  };
  readonly selfMetrics: boolean;
}

/** The AWS Distro for OpenTelemetry in the cluster, installed by Helm. Undefined is the construct's own default. */
export interface AdotCollection extends AdotOptions {
  readonly kind: 'adot';
  readonly mode: 'deployment' | 'statefulset' | 'daemonset';
  readonly shards: number | undefined;
  readonly replicas: number | undefined;
  /** Beside the cluster's workspace. */
  readonly alsoTo: readonly DestinationSettings[];
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly serviceAccount: string;
  readonly exporters: 'eks-addons' | 'charts' | 'existing';
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  readonly image: {
    readonly repository: string | undefined;
    readonly tag: string | undefined;
    readonly digest: string | undefined;
  };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}
