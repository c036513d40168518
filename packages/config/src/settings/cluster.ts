import type { AckSettings } from './ack.js';
import type { ClusterSize } from '@promontory/cost';
import type { Collection } from './collection.js';
import type { ClusterGrafanaSettings } from './grafana.js';
import type { CostsSettings } from './costs.js';

/** One EKS cluster and how its metrics are collected. */
export interface ClusterSettings {
  readonly name: string;
  /** The value of the `cluster` label. */
  readonly label: string;
  readonly region: string;
  /** A key of `workspaces`. */
  readonly workspace: string;
  /** A key of `networks`, for a cluster without internet. */
  readonly network: string | undefined;
  readonly authenticationMode: 'API' | 'API_AND_CONFIG_MAP' | 'CONFIG_MAP';
  /** Undefined when the cluster is looked up by its name. */
  readonly attributes: ClusterAttributeSettings | undefined;
  readonly collection: Collection;
  /** Undefined where rules and alerts are not owned in this cluster. */
  readonly ack: AckSettings | undefined;
  /** Undefined where none runs in this cluster. */
  readonly grafana: ClusterGrafanaSettings | undefined;
  /** What there is in it, for the estimate of costs; undefined where nothing is said. */
  readonly size: Partial<ClusterSize> | undefined;
  /** Undefined where costs are not known. */
  readonly costs: CostsSettings | undefined;
}

/** What is otherwise looked up. */
export interface ClusterAttributeSettings {
  readonly endpoint: string;
  readonly certificateAuthorityData: string;
  /** Undefined for a cluster whose pods have no roles by IRSA. */
  readonly oidcProviderArn: string | undefined;
  readonly vpcId: string;
  readonly clusterSecurityGroupId: string;
}
