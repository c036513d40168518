import type { IWorkspace } from '@promontory/amp-workspace';
import { ClusterStack } from '@promontory/cluster-stack';
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
  const made = new Map<string, IWorkspace>();
  for (const workspace of Object.values(environment.workspaces)) {
    if (workspace.kind !== 'managed') continue;
    const id = `${environment.name}-${workspace.region}-workspace-${workspace.name}`;
    made.set(workspace.name, new WorkspaceStack(app, id, { environment, workspace }).workspace);
  }
  for (const cluster of environment.clusters) {
    const workspace = made.get(cluster.workspace) ?? environment.workspaces[cluster.workspace];
    // The loader has checked that every cluster names a workspace; an environment that was built by hand may not have.
    if (workspace === undefined || ('kind' in workspace && workspace.kind === 'managed')) continue;
    const id = `${environment.name}-${cluster.region}-cluster-${cluster.name}`;
    new ClusterStack(app, id, { environment, cluster, workspace });
  }
  return app;
}
