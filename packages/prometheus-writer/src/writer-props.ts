import type { DestinationProps } from '@promontory/cross-region-writer';
import type { ICluster, PodIdentityAgent } from '@promontory/eks';
import type { HelmValues } from '@promontory/helm';
import type { RemoteWriteSettings, SecretCredentials } from '@promontory/remote-write';

/** How pods come to the credentials that they sign with. */
export type WriterIdentityKind = 'irsa' | 'pod-identity' | 'static';

/** What every Prometheus that writes to AMP is made of, beside where to. */
export interface CommonWriterProps {
  readonly cluster: ICluster;
  /** The value of the `cluster` label on every series: unique among all that write to the workspace. */
  readonly clusterLabel: string;
  /** @default '60s' */
  readonly scrapeInterval?: string;
  /** @default 'prometheus' */
  readonly namespace?: string;
  /** @default true */
  readonly createNamespace?: boolean;
  /** @default 'amp-iamproxy-ingest-service-account', the name that AWS's guide uses */
  readonly serviceAccount?: string;
  /**
   * How pods come to the credentials of their role: by their token and the cluster's OIDC provider (IRSA), or from the Pod
   * Identity agent on their node. `static` makes no role: they sign with the keys of `credentials`. Changing it starts the
   * pods again.
   * @default 'irsa'
   */
  readonly identity?: WriterIdentityKind;
  /**
   * With `identity: 'static'`, the Secret that holds the keys of an IAM user. They do not expire: where a role can be had,
   * have a role.
   * @default - none
   */
  readonly credentials?: SecretCredentials;
  /**
   * The Pod Identity agent, where it is installed here: the pods then wait for it.
   * @default - the cluster has it, as those with EKS Auto Mode do
   */
  readonly podIdentityAgent?: PodIdentityAgent;
  /**
   * The same for each destination; each has a queue of its own.
   * @default - the queue of AWS's guide, and samples that AMP has no quota for are tried again
   */
  readonly remoteWrite?: RemoteWriteSettings;
  /**
   * Pods that each scrape everything, for when one is lost. Each names itself in `__replica__`; AMP keeps, and bills, the
   * samples of one, and takes another's after 30 seconds of silence.
   * @default 1
   */
  readonly replicas?: number;
  /** Requests and limits, as Kubernetes writes them. @default - of each construct its own */
  readonly resources?: HelmValues;
  /** @default - the catalogue's */
  readonly chartVersion?: string;
  /** @default - the catalogue's */
  readonly chartRepository?: string;
  /**
   * Raw values of the chart, merged last. Identity, destination and mode cannot be changed here.
   * @default - none
   */
  readonly values?: HelmValues;
}

/**
 * What every Prometheus that writes to AMP is made of, whichever way it is installed: one workspace, or several. Other
 * Regions than the cluster's are fine.
 */
export type PrometheusWriterProps = CommonWriterProps & DestinationProps;

/** The volume of what is scraped. */
export interface PersistentVolume {
  /** A claim grows only where its StorageClass allows it. @default '8Gi' */
  readonly size?: string;
  /** @default - the cluster's default StorageClass */
  readonly storageClass?: string;
}
