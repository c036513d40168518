import type { EndpointNeeds, EndpointService } from '@promontory/endpoint-needs';
import type {
  AlertManagerSettings,
  Collection,
  CollectorSettings,
  HostProgramSettings,
  OtherRegionSettings,
  WorkspaceSettings,
} from '../../environment.js';
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
  { region, uses, otherRegions }: KnownNetwork,
  cluster: KnownCluster,
  workspaces: ReadonlyMap<string, WorkspaceSettings>,
): EndpointNeeds | undefined {
  const { collection } = cluster;
  if (collection === undefined) return undefined;
  return {
    region,
    internetAccess: false,
    otherRegions: reached(otherRegions),
    collection: COLLECTORS[collection.kind],
    identity: 'identity' in collection ? collection.identity : undefined,
    assumesRole: assumesRole(cluster, workspaces),
    // Of several it is the one elsewhere that takes more.
    workspaceRegion: regionsOf(cluster, workspaces).find((other) => other !== region) ?? region,
    ...uses,
    // EKS takes the images of its add-ons from ECR, wherever the others are.
    images: installsAddons(collection) ? 'ecr' : uses.images,
    ...ofTerraform(region, workspaces),
  };
}

/** The Regions of the workspaces that a collector writes to. */
export function collectorRegions(
  { workspace, alsoTo }: CollectorSettings,
  workspaces: ReadonlyMap<string, WorkspaceSettings>,
): string[] {
  return [workspace, ...alsoTo.map((also) => also.workspace)].flatMap((name) => workspaces.get(name)?.region || []);
}

/** The same of a collector outside of Kubernetes. */
export function collectorNeeds(
  { region, uses, otherRegions }: KnownNetwork,
  collector: CollectorSettings,
  workspaces: ReadonlyMap<string, WorkspaceSettings>,
): EndpointNeeds {
  const { kind, workspace, alsoTo, jobs } = collector;
  const names = [workspace, ...alsoTo.map((also) => also.workspace)];
  const role = 'remoteWrite' in collector ? collector.remoteWrite.assumeRole : undefined;
  return {
    region,
    internetAccess: false,
    otherRegions: reached(otherRegions),
    collection: kind === 'ec2-prometheus' ? 'prometheus-agent' : 'adot-collector',
    runsOn: kind === 'ecs-service' || kind === 'ecs-sidecar' ? 'ecs' : 'ec2',
    discoversTasks: 'tasks' in collector && Object.values(collector.tasks).flat().length > 0,
    discoversInstances: jobs.some((job) => 'ec2_sd_configs' in job),
    programFromS3: 'program' in collector && programObject(collector.program) !== undefined,
    assumesRole:
      role !== undefined || alsoTo.some((also) => also.assumeRoleArn !== undefined) || anyByRole(names, workspaces),
    workspaceRegion: collectorRegions(collector, workspaces).find((one) => one !== region) ?? region,
    nodes: 'none',
    images: uses.images,
    terraform: uses.terraform,
    ...ofTerraform(region, workspaces),
  };
}

const reached = (ways: readonly OtherRegionSettings[]): NonNullable<EndpointNeeds['otherRegions']> =>
  Object.fromEntries(ways.map(({ region, endpoints }) => [region, Object.keys(endpoints) as EndpointService[]]));

/** The object of S3 that servers fetch their program from. */
export function programObject(program: HostProgramSettings): string | undefined {
  return program.kind === 'download' && program.url.startsWith('s3://') ? program.url.slice('s3://'.length) : undefined;
}

/** Keys and topics are called by Terraform alone, and only by one that makes them. */
function ofTerraform(
  region: string,
  workspaces: ReadonlyMap<string, WorkspaceSettings>,
): Pick<EndpointNeeds, 'customerManagedKey' | 'pagerDuty' | 'alertTopics'> {
  const own = [...workspaces.values()].flatMap((one) => (one.kind === 'managed' && one.region === region ? one : []));
  return {
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

/** The Regions of the workspaces that a cluster writes to. */
export function regionsOf(cluster: KnownCluster, workspaces: ReadonlyMap<string, WorkspaceSettings>): string[] {
  return workspacesOf(cluster).flatMap((name) => workspaces.get(name)?.region || []);
}

function assumesRole(cluster: KnownCluster, workspaces: ReadonlyMap<string, WorkspaceSettings>): boolean {
  const { collection } = cluster;
  return (
    (collection !== undefined && 'remoteWrite' in collection && collection.remoteWrite.assumeRole !== undefined) ||
    furtherDestinations(collection).some((also) => also.assumeRoleArn !== undefined) ||
    anyByRole(workspacesOf(cluster), workspaces)
  );
}

/** Whether one of these workspaces is written to as a role of its account. */
function anyByRole(names: readonly string[], workspaces: ReadonlyMap<string, WorkspaceSettings>): boolean {
  return names.some((name) => {
    const settings = workspaces.get(name);
    const other = settings?.kind === 'existing' ? settings.otherAccount : undefined;
    return other?.kind === 'given-role' || other?.kind === 'made-roles';
  });
}

function installsAddons(collection: Collection): boolean {
  return 'identity' in collection ? collection.podIdentityAgent === 'eks-addon' : collection.exporters === 'eks-addons';
}
