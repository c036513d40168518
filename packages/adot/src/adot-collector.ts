import { type DestinationProps, destinationsOf, joinDestinations } from '@promontory/cross-region-writer';
import { type ICluster, ServiceAccountRole } from '@promontory/eks';
import { HelmRelease, type HelmValues, mergeValues } from '@promontory/helm';
import { type ExporterName, requiredExporters, type ScrapeJob } from '@promontory/scrape-config';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { CollectorQueue, MemoryLimiter } from './collector-settings.js';
import { checkProps } from './private/check-props.js';
import { checkValues } from './private/check-values.js';
import { collectorValues, type Writer } from './private/collector-values.js';
import { type CollectorPart, collectorParts } from './private/parts.js';

/** What runs the collector: one pod, several that share the work, or one on each node. */
export type AdotMode = 'deployment' | 'statefulset' | 'daemonset';

/** An image of the collector. */
export interface AdotImage {
  /**
   * A mirror of the repository.
   * @default - the catalogue's
   */
  readonly repository?: string;
  /**
   * Another build. What it contains is then for you to know.
   * @default - the catalogue's
   */
  readonly tag?: string;
  /**
   * `sha256:…`, which then decides whatever the tag says.
   * @default - none
   */
  readonly digest?: string;
}

interface CommonProps {
  readonly cluster: ICluster;
  /** The value of the `cluster` label on every series: unique among all that write to the workspace. */
  readonly clusterLabel: string;
  /** As a Prometheus runs them: `presetJob(name, 'prometheus')`. */
  readonly jobs: readonly ScrapeJob[];
  /** @default 'deployment' */
  readonly mode?: AdotMode;
  /**
   * Pods of a StatefulSet that divide the targets between them.
   * @default 1
   */
  readonly shards?: number;
  /**
   * Pods of a StatefulSet that each scrape everything, for when one is lost: AMP keeps, and bills, the samples of one.
   * @default 1
   */
  readonly replicas?: number;
  /** @default '60s' */
  readonly scrapeInterval?: string;
  /** @default 'adot-col' */
  readonly namespace?: string;
  /** @default true */
  readonly createNamespace?: boolean;
  /** @default 'amp-iamproxy-ingest-service-account', the name that AWS's guide uses */
  readonly serviceAccount?: string;
  /**
   * The name of the release and of what it installs: at most 45 characters, one for each collector of a cluster.
   * @default 'adot-collector'
   */
  readonly releaseName?: string;
  /** @default - 500 batches, 5 requests at once, tried for 15 minutes */
  readonly queue?: CollectorQueue;
  /** @default - refuses samples at 80 percent of the memory limit, less 25 for what comes in between two looks */
  readonly memoryLimiter?: MemoryLimiter;
  /**
   * Requests and limits of a pod, as Kubernetes writes them. A memory limit is needed: the memory limiter counts from it.
   * @default - 500m and 1Gi requested, at most 2Gi; on each node 100m and 256Mi, at most 512Mi
   */
  readonly resources?: HelmValues;
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
  /**
   * An exact version, 0.147.1 or newer.
   * @default - the catalogue's
   */
  readonly chartVersion?: string;
  /** @default - the catalogue's */
  readonly chartRepository?: string;
  /** @default - the catalogue's */
  readonly image?: AdotImage;
  /**
   * Raw values of the chart, merged last. The collector's configuration is under `alternateConfig`. Identity,
   * destination and mode cannot be changed here.
   * @default - none
   */
  readonly values?: HelmValues;
}

/** What a collector is made of: one workspace, or several. */
export type AdotCollectorProps = CommonProps & DestinationProps;

/**
 * The AWS Distro for OpenTelemetry, installed by Helm: it scrapes a cluster and forwards to AMP. However many pods there
 * are, no target is scraped and stored twice.
 */
export class AdotCollector extends Construct {
  /** The role that the collector writes as. */
  readonly role: ServiceAccountRole;
  readonly release: HelmRelease;
  /** With `mode: 'daemonset'`, the one pod for targets that belong to no node, where the jobs may have such. */
  readonly clusterRelease: HelmRelease | undefined;
  /** What must run in the cluster for the jobs to find anything: this construct does not install it. */
  readonly requiredExporters: readonly ExporterName[];

  constructor(scope: Construct, id: string, props: AdotCollectorProps) {
    super(scope, id);
    checkProps(this, props);
    const namespace = props.namespace ?? 'adot-col';
    const serviceAccount = props.serviceAccount ?? 'amp-iamproxy-ingest-service-account';
    this.requiredExporters = requiredExporters(props.jobs);

    const subject = { cluster: props.cluster, namespace, serviceAccount };
    this.role = new ServiceAccountRole(this, 'Role', {
      ...subject,
      description: `Writes metrics of ${props.cluster.clusterName} to AMP`,
    });
    const joined = joinDestinations(this, { writer: this.role, subject, destinations: destinationsOf(props) });

    const writer = { serviceAccount, roleArn: this.role.roleArn, destinations: joined.destinations };
    const [first, second] = collectorParts(props);
    // With the permissions in place first, the collector's first requests are not refused.
    this.release = this.install('Release', props, first, writer, [this.role.policy, ...joined.dependencies]);
    // The first brings the namespace and the service account along.
    const after = [this.release.node.defaultChild as unknown as ITerraformDependable];
    this.clusterRelease = second && this.install('ClusterRelease', props, second, writer, after);
  }

  private install(
    id: string,
    props: AdotCollectorProps,
    part: CollectorPart,
    writer: Writer,
    dependsOn: readonly ITerraformDependable[],
  ): HelmRelease {
    const own = collectorValues(props, part, writer);
    const values = mergeValues(own, props.values ?? {});
    checkValues(this, own, values, props.image);
    return new HelmRelease(this, id, {
      chart: 'opentelemetry-collector',
      releaseName: part.name,
      namespace: props.namespace ?? 'adot-col',
      createNamespace: part.first && (props.createNamespace ?? true),
      version: props.chartVersion,
      repository: props.chartRepository,
      values,
      dependsOn,
    });
  }
}
