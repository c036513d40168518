import { ClusterStack, type WorkspaceReference } from '@promontory/cluster-stack';
import type { Environment } from '@promontory/config';
import { WorkspaceStack } from '@promontory/workspace-stack';
import { App } from 'cdktf';

/** Where an App writes. */
export interface BuildAppOptions {
  /** @default - cdktf's own: CDKTF_OUTDIR, else `cdktf.out` */
  readonly outdir?: string;
}

/**
 * The stacks of one environment: one per workspace, one per cluster. Stack ids are contract: state is kept under them.
 */
export function buildApp(environment: Environment, options: BuildAppOptions = {}): App {
  const app = new App({ outdir: options.outdir });
  const workspaces = new Map<string, WorkspaceReference>();
  for (const [name, workspace] of Object.entries(environment.workspaces)) {
    if (workspace.kind === 'existing') {
      workspaces.set(name, workspace);
      continue;
    }
    const id = `${environment.name}-${workspace.region}-workspace-${workspace.name}`;
    workspaces.set(name, new WorkspaceStack(app, id, { environment, workspace }).workspace);
  }
  for (const cluster of environment.clusters) {
    const workspace = workspaces.get(cluster.workspace);
    // The loader has checked that every cluster names a workspace; an environment that was built by hand may not have.
    if (workspace === undefined) continue;
    const id = `${environment.name}-${cluster.region}-cluster-${cluster.name}`;
    new ClusterStack(app, id, { environment, cluster, workspace, workspaces });
  }
  return app;
}
