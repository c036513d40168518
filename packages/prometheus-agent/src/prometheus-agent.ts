import {
  type DestinationProps,
  destinationsOf,
  joinDestinations,
  prometheusDestinations,
} from '@promontory/cross-region-writer';
import {
  type ICluster,
  type IServiceAccountIdentity,
  type PodIdentityAgent,
  PodIdentityRole,
  ServiceAccountRole,
} from '@promontory/eks';
import { HelmRelease, type HelmValues, mergeValues } from '@promontory/helm';
import type { ScrapeJob } from '@promontory/scrape-config';
import { Construct } from 'constructs';
import { agentValues } from './private/agent-values.js';
import { checkIdentity } from './private/check-identity.js';
import { checkProps, checkValues } from './private/check-props.js';

/** How samples wait for AMP and leave for it. */
export interface QueueSettings {
  /**
   * Samples in one request. AMP takes at most 1 MB of it.
   * @default 1000
   */
  readonly maxSamplesPerSend?: number;
  /**
   * Requests under way at once.
   * @default 200
   */
  readonly maxShards?: number;
  /**
   * Samples that wait in each shard.
   * @default 2500
   */
  readonly capacity?: number;
}

interface CommonProps {
  readonly cluster: ICluster;
  /** The value of the `cluster` label on every series: unique among all that write to the workspace. */
  readonly clusterLabel: string;
  readonly jobs: readonly ScrapeJob[];
  /** @default '60s' */
  readonly scrapeInterval?: string;
  /** @default 'prometheus' */
  readonly namespace?: string;
  /** @default true */
  readonly createNamespace?: boolean;
  /** @default 'amp-iamproxy-ingest-service-account', the name that AWS's guide uses */
  readonly serviceAccount?: string;
  /**
   * How the agent comes to the credentials of its role: by its token and the cluster's OIDC provider (IRSA), or from the
   * Pod Identity agent on its node. Changing it starts the agent again; the role stays.
   * @default 'irsa'
   */
  readonly identity?: 'irsa' | 'pod-identity';
  /**
   * The Pod Identity agent, where it is installed here: the agent then waits for it.
   * @default - the cluster has it, as those with EKS Auto Mode do
   */
  readonly podIdentityAgent?: PodIdentityAgent;
  /** @default - the queue of AWS's guide */
  readonly queue?: QueueSettings;
  /**
   * Requests and limits, as Kubernetes writes them.
   * @default - 500m and 1Gi requested, at most 2Gi
   */
  readonly resources?: HelmValues;
  /**
   * The volume of the write-ahead log: what is not sent yet survives a restart.
   * @default '8Gi'
   */
  readonly storage?: string;
  /** @default - the catalogue's */
  readonly chartVersion?: string;
  /** @default - the catalogue's */
  readonly chartRepository?: string;
  /**
   * Raw values of the chart, merged last. Identity, destination and mode of the agent cannot be changed here.
   * @default - none
   */
  readonly values?: HelmValues;
}

/** What an agent is made of: one workspace, or several. Other Regions than the cluster's are fine. */
export type PrometheusAgentProps = CommonProps & DestinationProps;

/**
 * A Prometheus in agent mode, installed by Helm: it scrapes and forwards, and stores nothing but what waits to be sent.
 * There is one replica: two would store, and bill, everything twice.
 */
export class PrometheusAgent extends Construct {
  /** The role that the agent writes as. */
  readonly role: IServiceAccountIdentity;
  readonly release: HelmRelease;

  constructor(scope: Construct, id: string, props: PrometheusAgentProps) {
    super(scope, id);
    checkProps(this, props);
    checkValues(this, props.values ?? {});
    checkIdentity(this, props);
    const namespace = props.namespace ?? 'prometheus';
    const serviceAccount = props.serviceAccount ?? 'amp-iamproxy-ingest-service-account';

    const subject = { cluster: props.cluster, namespace, serviceAccount };
    const description = `Writes metrics of ${props.cluster.clusterName} to AMP`;
    this.role =
      props.identity === 'pod-identity'
        ? new PodIdentityRole(this, 'Role', { ...subject, description, agent: props.podIdentityAgent })
        : new ServiceAccountRole(this, 'Role', { ...subject, description });
    const joined = joinDestinations(this, { writer: this.role, subject, destinations: destinationsOf(props) });

    const own = agentValues(props, {
      serviceAccount,
      annotations: this.role.serviceAccountAnnotations,
      destinations: prometheusDestinations(joined.destinations),
    });
    this.release = new HelmRelease(this, 'Release', {
      chart: 'prometheus',
      releaseName: 'prometheus-agent',
      namespace,
      createNamespace: props.createNamespace ?? true,
      version: props.chartVersion,
      repository: props.chartRepository,
      values: mergeValues(own, props.values ?? {}),
      // With the permissions in place first, the agent's first requests are not refused.
      dependsOn: [...this.role.dependencies, ...joined.dependencies],
    });
  }
}
