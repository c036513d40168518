import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type { ExistingWorkspaceSettings } from '@promontory/config';
import type { NamedWorkspace } from '@promontory/grafana';
import type { Construct } from 'constructs';

/** A workspace that this environment makes, or one that was made elsewhere. */
export type WorkspaceReference = IWorkspace | ExistingWorkspaceSettings;

/** A workspace as a Grafana in `scope` reads it. */
export function refer(scope: Construct, name: string, workspace: WorkspaceReference | undefined): NamedWorkspace[] {
  // The loader has checked that it is there; an environment that was built by hand may not have it.
  if (workspace === undefined) return [];
  return [
    {
      name,
      workspace:
        'workspaceId' in workspace
          ? workspace
          : Workspace.fromWorkspaceAttributes(scope, `Workspace-${name}`, workspace),
    },
  ];
}
