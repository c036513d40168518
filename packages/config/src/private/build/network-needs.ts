import type { EndpointNeeds } from '@promontory/endpoint-needs';
import type { Collection, WorkspaceSettings } from '../../environment.js';
import type { KnownCluster } from './cluster.js';
import type { KnownNetwork } from './network.js';

/** What one cluster calls from within its network; undefined where that cannot be known. */
export function needsOf(
  { region, uses }: KnownNetwork,
  { collection, workspace }: KnownCluster,
  workspaces: ReadonlyMap<string, WorkspaceSettings>,
): EndpointNeeds | undefined {
  if (collection === undefined) return undefined;
  const own = [...workspaces.values()].flatMap((one) => (one.kind === 'managed' && one.region === region ? one : []));
  return {
    region,
    internetAccess: false,
    collection: collection.kind,
    identity: collection.kind === 'prometheus-agent' ? collection.identity : undefined,
    workspaceRegion: workspaces.get(workspace)?.region || region,
    ...uses,
    // EKS takes the images of its add-ons from ECR, wherever the others are.
    images: installsAddons(collection) ? 'ecr' : uses.images,
    // Keys and topics are called by Terraform alone, and only by one that makes them.
    customerManagedKey: own.some(
      ({ encryption, alertManager }) => encryption.kind === 'new-key' || alertManager?.encryption === 'new-key',
    ),
    alertTopics: own.some(
      ({ alertManager, alarms }) => alertManager !== undefined || (alarms?.subscriptions.length ?? 0) > 0,
    ),
  };
}

function installsAddons(collection: Collection): boolean {
  return collection.kind === 'managed-scraper'
    ? collection.exporters === 'eks-addons'
    : collection.podIdentityAgent === 'eks-addon';
}
