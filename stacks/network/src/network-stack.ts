import { documentedEndpoint, type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { EnvironmentStack } from '@promontory/base-stack';
import type {
  ClusterSettings,
  CollectorSettings,
  Environment,
  ExistingWorkspaceSettings,
  NetworkSettings,
} from '@promontory/config';
import { Cluster } from '@promontory/eks';
import { AmpEndpoints, type EndpointClientGroup } from '@promontory/vpc-endpoints';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { roleArnsOf } from './roles.js';
import { statementsOf } from './statements.js';
import { hostWritersOf } from './host-writers.js';
import { addOtherRegion } from './other-region.js';
import { isForeign, type NetworkWriter, writersOf } from './writers.js';

/** What a network stack is made of. */
export interface NetworkStackProps {
  readonly environment: Environment;
  readonly network: NetworkSettings;
  /** Those that name the network. */
  readonly clusters: readonly ClusterSettings[];
  /** Those outside of Kubernetes that name the network. */
  readonly collectors: readonly CollectorSettings[];
  /** By name: the construct when this environment makes it; its settings when it was made elsewhere. */
  readonly workspaces: ReadonlyMap<string, IWorkspace | ExistingWorkspaceSettings>;
}

/** The private endpoints of one VPC: they are there before the clusters that call through them. */
export class NetworkStack extends EnvironmentStack {
  /** The group of the endpoints, to be opened to what is made later. */
  readonly endpointSecurityGroupId: string | undefined;

  constructor(scope: Construct, id: string, props: NetworkStackProps) {
    const { environment, network, clusters, collectors } = props;
    super(scope, id, environment, network.region);
    const existing = (name: string): ExistingWorkspaceSettings | undefined => {
      const workspace = props.workspaces.get(name);
      return workspace === undefined || 'workspaceId' in workspace ? undefined : workspace;
    };
    const writers = [
      ...writersOf(environment, clusters, existing),
      ...hostWritersOf(environment, collectors, existing),
    ];
    this.endpointSecurityGroupId = network.services.length === 0 ? undefined : this.makeEndpoints(props, writers);
    for (const way of network.otherRegions) addOtherRegion(this, network, way);
  }

  private makeEndpoints(props: NetworkStackProps, writers: readonly NetworkWriter[]): string | undefined {
    const { environment, network, clusters, collectors } = props;
    const endpoints = new AmpEndpoints(this, 'Endpoints', {
      vpcId: network.vpcId,
      region: network.region,
      subnetIds: network.subnets.map((subnet) => subnet.id),
      services: network.services,
      clients: network.clients ?? this.groupsOf(clusters),
      moreClientsLater: collectors.length > 0,
      workspaces: this.workspacesOf(props, writers),
      roleArns: roleArnsOf(environment, network, clusters, writers),
      accountIds: [environment.account],
      alsoAllow: statementsOf(environment, network, writers, collectors),
      privateDns: network.privateDns,
      gatewayRouteTableIds: network.routeTableIds,
      tags: network.tags,
    });
    for (const service of endpoints.services) {
      const name = `endpoint_id_${service.replaceAll(/[.-]/g, '_')}`;
      new TerraformOutput(this, name, { staticId: true, value: endpoints.endpointId(service) });
    }
    return endpoints.securityGroupId;
  }

  private groupsOf(clusters: readonly ClusterSettings[]): readonly EndpointClientGroup[] {
    const groups = clusters.map((cluster) => this.groupOf(cluster));
    return [...new Map(groups.map((group) => [group.securityGroupId, group])).values()];
  }

  /** The security group that EKS made: managed nodes and Fargate pods are in it. */
  private groupOf({ name, region, attributes }: ClusterSettings): EndpointClientGroup {
    const id = `Cluster-${name}`;
    const securityGroupId =
      attributes?.clusterSecurityGroupId ??
      Cluster.fromClusterName(this, id, { clusterName: name, region }).clusterSecurityGroupId;
    return { securityGroupId, id: name };
  }

  /** An endpoint of AMP serves its own Region, and none but those that write or query. */
  private workspacesOf(
    { environment, network, clusters, collectors, workspaces }: NetworkStackProps,
    writers: readonly NetworkWriter[],
  ): readonly IWorkspace[] {
    const isNamed = network.roleArns.length > 0 || network.uses.terraform;
    const ofClusters = clusters.flatMap(({ workspace, grafana }) => [
      ...(isNamed ? [workspace] : []),
      ...(grafana?.workspaces ?? []),
    ]);
    const ofCollectors = isNamed ? collectors.map(({ workspace }) => workspace) : [];
    const names = [...ofClusters, ...ofCollectors, ...writers.flatMap((writer) => writer.workspaces)];
    return [...new Set(names)].flatMap((name) => {
      const workspace = workspaces.get(name);
      if (workspace?.region !== network.region) return [];
      if ('workspaceId' in workspace) return workspace;
      const { workspaceArn } = workspace;
      return Workspace.fromWorkspaceAttributes(this, `Workspace-${name}`, {
        workspaceArn,
        // Its ARN is all that is needed here.
        ...(isForeign(workspace, environment) ? { prometheusEndpoint: documentedEndpoint(workspaceArn) } : {}),
      });
    });
  }
}
