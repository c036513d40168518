import type { EndpointNeeds } from '@promontory/endpoint-needs';
import type { Problem } from '@promontory/vocabulary';
import type { NetworkSettings, WorkspaceSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type KnownNetwork, madeServices } from '../build/network.js';
import { needsOf } from '../build/network-needs.js';
import { type Part, placed } from '../part.js';
import { warnOfImages } from './agent-images.js';
import { checkClusterNetwork, type Networks } from './cluster-network.js';
import { checkNetwork, warnOfNetwork } from './network.js';
import { checkEndpoints } from './network-endpoints.js';

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

/** What networks are held against. */
export interface NetworkSurroundings {
  readonly networks: Networks;
  readonly clusters: readonly Part<KnownCluster>[];
  /** Whether these are all clusters: of others it is not known which network they are in. */
  readonly areClustersKnown: boolean;
  readonly workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>;
  readonly deployRoleArn: string | undefined;
}

/** The networks of an environment with the clusters in them: what is wrong, and what is made of those where nothing is. */
export class CheckedNetworks {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];

  constructor(private readonly around: NetworkSurroundings) {
    const { networks, clusters, areClustersKnown, deployRoleArn } = around;
    const ofClusters = clusters.flatMap((part) => checkClusterNetwork(part, networks, this.needs(part)));
    // A cluster whose own network is in doubt may belong to any of them.
    const areMembersKnown =
      areClustersKnown && ofClusters.length === 0 && clusters.every(({ doubtful }) => !doubtful.has('network'));
    this.problems = [
      ...ofClusters,
      ...[...networks.known.values()].flatMap((part) => [
        ...checkNetwork(part),
        ...checkVpcOnce(part, networks),
        ...(areMembersKnown ? checkEndpoints(part, this.members(part.value.name), deployRoleArn) : []),
      ]),
    ];
    this.warnings = [
      ...clusters.flatMap((part) => warnOfImages(part, networks)),
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

  private members(name: string) {
    return this.around.clusters
      .filter(({ value }) => value.network === name)
      .map((part) => ({ part, needs: this.needs(part) }));
  }

  private needs({ value }: Part<KnownCluster>): EndpointNeeds | undefined {
    const network = value.network === undefined ? undefined : this.around.networks.known.get(value.network);
    const workspaces = new Map([...this.around.workspaces].map(([name, part]) => [name, part.value]));
    return network && needsOf(network.value, value, workspaces);
  }
}
