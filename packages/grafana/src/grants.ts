import type { IWorkspace } from '@promontory/amp-workspace';
import { Grant, type IGrantable } from '@promontory/core';
import type { AlertAccess } from '@promontory/dashboards';
import { SEE_ALERTS, SILENCE_ALERTS } from './private/perms.js';

/** Lets `grantee` query a workspace as Grafana does, and deal with its alerts as far as `alerts` says. */
export function grantGrafana(workspace: IWorkspace, grantee: IGrantable, alerts: AlertAccess): void {
  workspace.grantQuery(grantee);
  if (alerts === 'none') return;
  Grant.to(grantee, {
    actions: [...SEE_ALERTS, ...(alerts === 'silence' ? SILENCE_ALERTS : [])],
    resources: [workspace.workspaceArn],
  });
}
