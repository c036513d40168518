import type { EndpointNeeds } from '@promontory/endpoint-needs';
import type { AlertManagerSettings, Collection, WorkspaceSettings } from '../../environment.js';
import { type KnownCluster, workspacesOf } from './cluster.js';
import { furtherDestinations } from './destinations.js';
import type { KnownNetwork } from './network.js';

/** All of Prometheus calls the same, whichever way it is installed. */
const COLLECTORS: Readonly<Record<Collection['kind'], EndpointNeeds['collection']>> = {
  'managed-scraper': 'managed-scraper',
  adot: 'adot-collector',
  'prometheus-agent': 'prometheus-agent',
  'prometheus-server': 'prometheus-agent',
  'prometheus-operator': 'prometheus-agent',
  'existing-prometheus': 'prometheus-agent',
};

/** What one cluster calls from within its network; undefined where that cannot be known. */
export function needsOf(
  { region, uses }: KnownNetwork,
  cluster: KnownCluster,
  workspaces: ReadonlyMap<string, WorkspaceSettings>,
): EndpointNeeds | undefined {
  const { collection } = cluster;
  if (collection === undefined) return undefined;
  const own = [...workspaces.values()].flatMap((one) => (one.kind === 'managed' && one.region === region ? one : []));
  return {
    region,
    internetAccess: false,
    collection: COLLECTORS[collection.kind],
    identity: 'identity' in collection ? collection.identity : undefined,
    assumesRole: assumesRole(cluster, workspaces),
    // Of several it is the one elsewhere that takes more.
    workspaceRegion: regionsOf(cluster, workspaces).find((other) => other !== region) ?? region,
    ...uses,
    // EKS takes the images of its add-ons from ECR, wherever the others are.
    images: installsAddons(collection) ? 'ecr' : uses.images,
    // Keys and topics are called by Terraform alone, and only by one that makes them.
    customerManagedKey: own.some(
      ({ encryption, alertManager }) =>
        encryption.kind === 'new-key' || alertManager?.encryption === 'new-key' || hasSecrets(alertManager),
    ),
    pagerDuty: own.some(({ alertManager }) => hasSecrets(alertManager)),
    alertTopics: own.some(
      ({ alertManager, alarms }) => alertManager !== undefined || (alarms?.subscriptions.length ?? 0) > 0,
    ),
  };
}

/** Each has a key of its own. */
function hasSecrets(alertManager: AlertManagerSettings | undefined): boolean {
  return Object.keys(alertManager?.pagerDuty ?? {}).length > 0;
}

function regionsOf(cluster: KnownCluster, workspaces: ReadonlyMap<string, WorkspaceSettings>): string[] {
  return workspacesOf(cluster).flatMap((name) => workspaces.get(name)?.region || []);
}

function assumesRole(cluster: KnownCluster, workspaces: ReadonlyMap<string, WorkspaceSettings>): boolean {
  const { collection } = cluster;
  const isByRole = (name: string): boolean => {
    const settings = workspaces.get(name);
    const other = settings?.kind === 'existing' ? settings.otherAccount : undefined;
    return other?.kind === 'given-role' || other?.kind === 'made-roles';
  };
  return (
    (collection !== undefined && 'remoteWrite' in collection && collection.remoteWrite.assumeRole !== undefined) ||
    furtherDestinations(collection).some((also) => also.assumeRoleArn !== undefined) ||
    workspacesOf(cluster).some(isByRole)
  );
}

function installsAddons(collection: Collection): boolean {
  return 'identity' in collection ? collection.podIdentityAgent === 'eks-addon' : collection.exporters === 'eks-addons';
}
