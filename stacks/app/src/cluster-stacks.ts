import type { WorkspaceReference } from '@promontory/base-stack';
import { ClusterStack } from '@promontory/cluster-stack';
import type { ClusterSettings, Environment } from '@promontory/config';
import type { NetworkStack } from '@promontory/network-stack';
import type { TerraformStack } from 'cdktf';
import type { EnvironmentApp } from './environment-app.js';
import { clusterStackId } from './stack-ids.js';

/** The stacks of clusters in an App, each made of what its cluster says and of what all share. */
export class ClusterStacks {
  // Other clusters are none of a cluster's business.
  private readonly shared: Environment;

  constructor(
    readonly app: EnvironmentApp,
    private readonly environment: Environment,
    private readonly workspaces: ReadonlyMap<string, WorkspaceReference>,
    private readonly networks: ReadonlyMap<string, NetworkStack>,
  ) {
    this.shared = { ...environment, clusters: [] };
  }

  add(clusters: readonly ClusterSettings[]): TerraformStack[] {
    return clusters.flatMap((cluster) => {
      const workspace = this.workspaces.get(cluster.workspace);
      // The loader has checked that every cluster names a workspace; an environment that was built by hand may not have.
      return workspace === undefined ? [] : [this.stackOf(cluster, workspace)];
    });
  }

  remove(stacks: readonly TerraformStack[]): void {
    for (const { node } of stacks) this.app.node.tryRemoveChild(node.id);
  }

  private stackOf(cluster: ClusterSettings, workspace: WorkspaceReference): TerraformStack {
    const { app, shared, workspaces } = this;
    const id = clusterStackId(this.environment, cluster);
    const stack = new ClusterStack(app, id, { environment: shared, cluster, workspace, workspaces });
    const network = cluster.network === undefined ? undefined : this.networks.get(cluster.network);
    // Without the endpoints its nodes would pull no images, and its agent would send nothing.
    if (network !== undefined) stack.addDependency(network);
    return stack;
  }
}
