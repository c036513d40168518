import type { JobEntry } from '@promontory/scrape-config';
import type { DestinationSettings } from './destination.js';

/** How metrics leave a cluster. */
export type Collection = ManagedScraperCollection | PrometheusAgentCollection | AdotCollection;

/** AWS scrapes: nothing runs in the cluster but the exporters. */
export interface ManagedScraperCollection {
  readonly kind: 'managed-scraper';
  readonly alias: string | undefined;
  /** Of the scraper, once there is one: the roles of one whose workspace is in another account trust it alone. */
  readonly scraperArn: string | undefined;
  readonly subnets: readonly { readonly id: string; readonly availabilityZone: string }[];
  readonly securityGroupIds: readonly string[] | undefined;
  readonly nodeSecurityGroupIds: readonly string[];
  /** Whether kube-state-metrics and node-exporter are installed as EKS add-ons, where a job scrapes them. */
  readonly exporters: 'eks-addons' | 'existing';
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

/** A Prometheus in agent mode in the cluster, installed by Helm. */
export interface PrometheusAgentCollection {
  readonly kind: 'prometheus-agent';
  /** Beside the cluster's workspace. */
  readonly alsoTo: readonly DestinationSettings[];
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly serviceAccount: string;
  /** How the agent comes to the credentials of its role. */
  readonly identity: 'irsa' | 'pod-identity';
  /** Whether the Pod Identity agent is installed as an EKS add-on. Undefined with IRSA. */
  readonly podIdentityAgent: 'eks-addon' | 'existing' | undefined;
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
  readonly remoteWrite: {
    readonly maxSamplesPerSend: number | undefined;
    readonly maxShards: number | undefined;
    readonly capacity: number | undefined;
  };
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly storage: string | undefined;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The AWS Distro for OpenTelemetry in the cluster, installed by Helm. Undefined is the construct's own default. */
export interface AdotCollection {
  readonly kind: 'adot';
  readonly mode: 'deployment' | 'statefulset' | 'daemonset';
  readonly shards: number | undefined;
  readonly replicas: number | undefined;
  /** Beside the cluster's workspace. */
  readonly alsoTo: readonly DestinationSettings[];
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly serviceAccount: string;
  readonly exporters: 'eks-addons' | 'existing';
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
  readonly queue: {
    readonly batches: number | undefined;
    readonly parallelRequests: number | undefined;
    readonly retryFor: string | undefined;
  };
  /** In percent of the memory limit. */
  readonly memoryLimiter: {
    readonly limitPercentage: number | undefined;
    readonly spikePercentage: number | undefined;
  };
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly selfMetrics: boolean;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  readonly image: {
    readonly repository: string | undefined;
    readonly tag: string | undefined;
    readonly digest: string | undefined;
  };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}
