import type { FargateSize } from '@promontory/amp-facts';
import type { RemoteWriteSettings, WalSettings } from '@promontory/remote-write';
import type { ScrapeJob } from '@promontory/scrape-config';
import type { AdotOptions } from './collection.js';
import type { DestinationSettings } from './destination.js';

/** A collector outside of Kubernetes. Undefined is the construct's own default. */
export type CollectorSettings = EcsServiceCollector | EcsSidecarCollector | Ec2PrometheusCollector | Ec2AdotCollector;

/** What they have in common. */
interface HostCollector {
  /** The key in `collectors`. */
  readonly name: string;
  /** The value of the `cluster` label. */
  readonly label: string;
  readonly region: string;
  /** A key of `workspaces`. */
  readonly workspace: string;
  /** A key of `networks`, for one without internet. */
  readonly network: string | undefined;
  /** Beside its workspace. */
  readonly alsoTo: readonly DestinationSettings[];
  readonly scrapeInterval: string;
  readonly jobs: readonly ScrapeJob[];
  /** On top of those of the environment. */
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/** Where a collector with a network of its own is, and what it scrapes there. */
export interface HostPlacement {
  readonly vpcId: string;
  readonly subnets: readonly { readonly id: string; readonly availabilityZone: string }[];
  readonly targets: readonly HostTargetSettings[];
  readonly publicAddress: boolean;
}

/** Targets behind one security group or in one range of addresses. */
export type HostTargetSettings =
  { readonly securityGroupId: string; readonly port: number } | { readonly cidr: string; readonly port: number };

interface EcsCollector extends HostCollector, AdotOptions {
  /** The name of the ECS cluster. */
  readonly ecsCluster: string;
  readonly taskMetrics: boolean;
  readonly size: FargateSize | undefined;
  readonly architecture: 'X86_64' | 'ARM64' | undefined;
  readonly image: {
    readonly repository: string | undefined;
    readonly tag: string | undefined;
    readonly digest: string | undefined;
  };
  readonly logRetentionDays: number | undefined;
  readonly kmsKeyArn: string | undefined;
}

/** ADOT as an ECS service of its own. */
export interface EcsServiceCollector extends EcsCollector, HostPlacement {
  readonly kind: 'ecs-service';
  readonly tasks: {
    readonly services: readonly TaskSelectionSettings[];
    readonly taskDefinitions: readonly TaskSelectionSettings[];
    readonly dockerLabels: readonly { readonly portLabel: string; readonly pathLabel: string | undefined }[];
  };
}

/** Tasks that are scraped, by a pattern of what they are called. */
export interface TaskSelectionSettings {
  readonly pattern: string;
  readonly ports: readonly number[];
  readonly path: string | undefined;
}

/** ADOT beside containers of one's own, in a task definition. */
export interface EcsSidecarCollector extends EcsCollector {
  readonly kind: 'ecs-sidecar';
  /** As ECS has them in a task definition. */
  readonly containers: readonly Readonly<Record<string, unknown>>[];
  readonly collectorMemory: number | undefined;
}

interface Ec2Collector extends HostCollector, HostPlacement {
  readonly imageId: string;
  readonly instanceType: string;
  readonly servers: number;
  readonly program: HostProgramSettings;
}

/** What runs on servers. */
export type HostProgramSettings =
  | { readonly kind: 'installed'; readonly version: string; readonly path: string }
  | { readonly kind: 'download'; readonly version: string; readonly url: string; readonly sha256: string };

/** Prometheus on servers of EC2. */
export interface Ec2PrometheusCollector extends Ec2Collector {
  readonly kind: 'ec2-prometheus';
  readonly mode: 'agent' | 'server';
  readonly remoteWrite: RemoteWriteSettings;
  readonly wal: WalSettings | undefined;
  readonly retention: string | undefined;
}

/** ADOT on servers of EC2. */
export interface Ec2AdotCollector extends Ec2Collector, AdotOptions {
  readonly kind: 'ec2-adot';
}
