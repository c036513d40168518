import type * as z from 'zod';
import type { ClusterGrafanaSettings, ClusterSettings, Collection } from '../../environment.js';
import type { cluster } from '../schema/cluster.js';
import { buildAck } from './ack.js';
import { buildClusterGrafana, type Wished } from './grafana.js';
import { buildCosts } from './costs.js';
import { furtherDestinations } from './destinations.js';

/** What can be known of a cluster whose collection, or any other field, may be wrong. */
export type KnownCluster = Omit<ClusterSettings, 'collection' | 'grafana'> & {
  readonly collection: Collection | undefined;
  /** Its dashboards are chosen when all clusters are known. */
  readonly grafana: Wished<ClusterGrafanaSettings> | undefined;
};

/** What a cluster takes from around it. */
export interface ClusterContext {
  /** Undefined when it is itself wrong. */
  readonly region: string | undefined;
  /** The key of the only workspace, where there is just one. */
  readonly onlyWorkspace: string | undefined;
}

/** A cluster with its defaults. */
export function buildCluster(
  value: Partial<Omit<z.infer<typeof cluster>, 'collection'>>,
  collection: Collection | undefined,
  { region, onlyWorkspace }: ClusterContext,
): KnownCluster {
  const workspace = value.workspace ?? onlyWorkspace ?? '';
  return {
    name: value.name ?? '',
    label: value.label ?? value.name ?? '',
    region: value.region ?? region ?? '',
    workspace,
    authenticationMode: value.authenticationMode ?? 'API_AND_CONFIG_MAP',
    network: value.network,
    attributes: value.attributes && { ...value.attributes, oidcProviderArn: value.attributes.oidcProviderArn },
    collection,
    ack: value.ack && buildAck(value.ack, workspace),
    grafana: value.grafana && buildClusterGrafana(value.grafana),
    size: value.size,
    costs: value.costs && buildCosts(value.costs, workspace),
  };
}

/** The workspaces that a cluster writes to, each once. */
export function workspacesOf({ workspace, collection }: KnownCluster): string[] {
  return [...new Set([workspace, ...furtherDestinations(collection).map((also) => also.workspace)])];
}
