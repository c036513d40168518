import type { IWorkspace } from '@promontory/amp-workspace';
import type { Environment, ManagedWorkspaceSettings } from '@promontory/config';
import { QueryRole } from '@promontory/grafana';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** The roles that Grafanas of other accounts query the workspace by. */
export function addQueryRoles(
  scope: Construct,
  workspace: IWorkspace,
  environment: Environment,
  { name: workspaceName, queryRoles, tags }: ManagedWorkspaceSettings,
): void {
  for (const { name, ...role } of queryRoles) {
    const { roleArn } = new QueryRole(scope, `QueryRole-${name}`, {
      ...role,
      roleName: `${environment.name}-${workspaceName}-query-${name}`,
      workspaces: [workspace],
      tags,
    });
    new TerraformOutput(scope, `query_role_arn_${name.replaceAll('-', '_')}`, { staticId: true, value: roleArn });
  }
}
