import type { EndpointNeeds } from '@promontory/endpoint-needs';
import type { Problem } from '@promontory/vocabulary';
import type { CollectorSettings, NetworkSettings, WorkspaceSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type KnownNetwork, madeServices } from '../build/network.js';
import { collectorNeeds, collectorRegions, needsOf, regionsOf } from '../build/network-needs.js';
import { type Part, placed } from '../part.js';
import { warnOfImages } from './agent-images.js';
import { checkResident, type Networks, residentCluster, residentCollector } from './cluster-network.js';
import { warnOfHostImages } from './collector-network.js';
import { checkNetwork, warnOfNetwork } from './network.js';
import { checkEndpoints, memberCluster, type NetworkMember } from './network-endpoints.js';

/** Two sets of endpoints in one VPC would claim the same names. */
function checkVpcOnce(part: Part<KnownNetwork>, { known }: Networks): Problem[] {
  const { name, vpcId, region } = part.value;
  const [first] = [...known.values()].filter(({ value }) => value.vpcId === vpcId && value.region === region);
  if (vpcId === '' || first === undefined || first.value.name === name) return [];
  return placed(part, ['vpcId'], {
    code: 'ConfigNetworkTwice',
    got: `${vpcId}, which is the network ${first.value.name} already`,
    expected: 'each VPC once',
    fix: `write 'network: ${first.value.name}' in its clusters, and remove this one`,
  });
}

/** The same for each Region that is written to: an endpoint of AMP serves its own alone. */
function inEach(needs: EndpointNeeds | undefined, regions: readonly string[]): readonly EndpointNeeds[] | undefined {
  if (needs === undefined || regions.length === 0) return needs && [needs];
  return [...new Set(regions)].map((workspaceRegion) => ({ ...needs, workspaceRegion }));
}

/** What networks are held against. */
export interface NetworkSurroundings {
  readonly networks: Networks;
  readonly clusters: readonly Part<KnownCluster>[];
  readonly collectors: readonly Part<CollectorSettings>[];
  /** Whether these are all clusters and collectors: of others it is not known which network they are in. */
  readonly areAllKnown: boolean;
  readonly workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>;
  readonly deployRoleArn: string | undefined;
}

/** The networks of an environment with the clusters in them: what is wrong, and what is made of those where nothing is. */
export class CheckedNetworks {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];

  constructor(private readonly around: NetworkSurroundings) {
    const { networks, clusters, collectors, areAllKnown, deployRoleArn } = around;
    const ofResidents = [
      ...clusters.flatMap((part) =>
        checkResident(
          part,
          residentCluster(part.value),
          networks,
          this.needs(part),
          regionsOf(part.value, this.workspaces()),
        ),
      ),
      ...collectors.flatMap((part) =>
        checkResident(
          part,
          residentCollector(part.value),
          networks,
          this.collectorNeeds(part),
          collectorRegions(part.value, this.workspaces()),
        ),
      ),
    ];
    // What is itself in doubt of its network may belong to any of them.
    const areMembersKnown =
      areAllKnown &&
      ofResidents.length === 0 &&
      [...clusters, ...collectors].every(({ doubtful }) => !doubtful.has('network'));
    this.problems = [
      ...ofResidents,
      ...[...networks.known.values()].flatMap((part) => [
        ...checkNetwork(part),
        ...checkVpcOnce(part, networks),
        ...(areMembersKnown ? checkEndpoints(part, this.members(part.value.name), deployRoleArn) : []),
      ]),
    ];
    this.warnings = [
      ...clusters.flatMap((part) => warnOfImages(part, networks)),
      ...collectors.flatMap((part) => warnOfHostImages(part, networks)),
      ...[...networks.known.values()].flatMap(warnOfNetwork),
    ];
  }

  /** Each network, and what is made in it. */
  made(): readonly { readonly part: Part<KnownNetwork>; readonly services: NetworkSettings['services'] }[] {
    return [...this.around.networks.known.values()].map((part) => {
      const needs = this.members(part.value.name).flatMap((member) => member.needs ?? []);
      return { part, services: madeServices(part.value, needs) };
    });
  }

  /** By name. */
  settings(): Readonly<Record<string, NetworkSettings>> {
    return Object.fromEntries(this.made().map(({ part: { value }, services }) => [value.name, { ...value, services }]));
  }

  private members(name: string): readonly NetworkMember[] {
    const { clusters, collectors } = this.around;
    return [
      ...clusters
        .filter(({ value }) => value.network === name)
        .map((part) => memberCluster(part.value, inEach(this.needs(part), regionsOf(part.value, this.workspaces())))),
      ...collectors
        .filter(({ value }) => value.network === name)
        .map((part) => ({
          name: part.value.name,
          needs: inEach(this.collectorNeeds(part), collectorRegions(part.value, this.workspaces())),
          hasRole: true,
          hasGrafana: false,
          isLetIn: 'vpcId' in part.value,
        })),
    ];
  }

  private needs({ value }: Part<KnownCluster>): EndpointNeeds | undefined {
    const network = this.network(value);
    return network && needsOf(network, value, this.workspaces());
  }

  private collectorNeeds({ value }: Part<CollectorSettings>): EndpointNeeds | undefined {
    const network = this.network(value);
    return network && collectorNeeds(network, value, this.workspaces());
  }

  private network({ network }: { readonly network: string | undefined }): KnownNetwork | undefined {
    return network === undefined ? undefined : this.around.networks.known.get(network)?.value;
  }

  private workspaces(): ReadonlyMap<string, WorkspaceSettings> {
    return new Map([...this.around.workspaces].map(([name, part]) => [name, part.value]));
  }
}
