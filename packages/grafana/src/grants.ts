import type { IWorkspace } from '@promontory/amp-workspace';
import { Grant, type IGrantable } from '@promontory/core';
import { SEE_ALERTS, SILENCE_ALERTS } from './private/perms.js';

/** How far Grafana goes with rules and alerts of AMP: not at all, seeing them, or silencing alerts too. */
export type AlertAccess = 'none' | 'view' | 'silence';

/** Lets `grantee` query a workspace as Grafana does, and deal with its alerts as far as `alerts` says. */
export function grantGrafana(workspace: IWorkspace, grantee: IGrantable, alerts: AlertAccess): void {
  workspace.grantQuery(grantee);
  if (alerts === 'none') return;
  Grant.to(grantee, {
    actions: [...SEE_ALERTS, ...(alerts === 'silence' ? SILENCE_ALERTS : [])],
    resources: [workspace.workspaceArn],
  });
}
