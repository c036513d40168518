import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { EnvironmentStack } from '@promontory/base-stack';
import type { ClusterSettings, Environment, ExistingWorkspaceSettings, NetworkSettings } from '@promontory/config';
import { Cluster } from '@promontory/eks';
import { AmpEndpoints, type EndpointClientGroup } from '@promontory/vpc-endpoints';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { roleArnsOf } from './roles.js';
import { statementsOf } from './statements.js';

/** What a network stack is made of. */
export interface NetworkStackProps {
  readonly environment: Environment;
  readonly network: NetworkSettings;
  /** Those that name the network. */
  readonly clusters: readonly ClusterSettings[];
  /** By name: the construct when this environment makes it; its settings when it was made elsewhere. */
  readonly workspaces: ReadonlyMap<string, IWorkspace | ExistingWorkspaceSettings>;
}

/** The private endpoints of one VPC: they are there before the clusters that call through them. */
export class NetworkStack extends EnvironmentStack {
  constructor(scope: Construct, id: string, props: NetworkStackProps) {
    const { environment, network, clusters } = props;
    super(scope, id, environment, network.region);
    const endpoints = new AmpEndpoints(this, 'Endpoints', {
      vpcId: network.vpcId,
      region: network.region,
      subnetIds: network.subnets.map((subnet) => subnet.id),
      services: network.services,
      clients: network.clients ?? this.groupsOf(clusters),
      workspaces: this.workspacesOf(props),
      roleArns: roleArnsOf(environment, network, clusters),
      accountIds: [environment.account],
      alsoAllow: statementsOf(environment, network),
      privateDns: network.privateDns,
      gatewayRouteTableIds: network.routeTableIds,
      tags: network.tags,
    });
    for (const service of endpoints.services) {
      const name = `endpoint_id_${service.replaceAll(/[.-]/g, '_')}`;
      new TerraformOutput(this, name, { staticId: true, value: endpoints.endpointId(service) });
    }
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
  private workspacesOf({ network, clusters, workspaces }: NetworkStackProps): readonly IWorkspace[] {
    const isNamed = network.roleArns.length > 0 || network.uses.terraform;
    const names = clusters
      .filter(({ collection }) => isNamed || 'identity' in collection)
      .map(({ workspace }) => workspace);
    return [...new Set(names)].flatMap((name) => {
      const workspace = workspaces.get(name);
      if (workspace?.region !== network.region) return [];
      return 'workspaceId' in workspace
        ? workspace
        : Workspace.fromWorkspaceArn(this, `Workspace-${name}`, workspace.workspaceArn);
    });
  }
}
