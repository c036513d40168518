import { LOG_DELIVERY_ACTIONS } from '@promontory/amp-facts';
import type { IWorkspace } from '@promontory/amp-workspace';
import { Grant, type IGrantable, isConcrete } from '@promontory/core';
import type { ICluster } from '@promontory/eks';
import { parseArn } from '@promontory/vocabulary';
import { Fn } from 'cdktf';

/** The tag that tells which cluster's controller made a thing. */
export const OWNER_TAG = 'promontory/ack-controller';

/** Of a workspace, by its own ARN ("Permissions reference" of the AMP user guide, 2026-07). */
const CONFIGURE_LOGGING = [
  'aps:CreateLoggingConfiguration',
  'aps:DescribeLoggingConfiguration',
  'aps:UpdateLoggingConfiguration',
  'aps:DeleteLoggingConfiguration',
] as const;

/** What a `Workspace` object does with the workspace that it made. Not `aps:DeleteWorkspace`: metrics do not come back. */
const KEEP_WORKSPACE = [
  'aps:DescribeWorkspace',
  'aps:UpdateWorkspaceAlias',
  'aps:ListTagsForResource',
  'aps:TagResource',
  'aps:UntagResource',
] as const;

/** Lets `grantee` say where errors of `workspaces` are logged. */
export function grantLogging(grantee: IGrantable, workspaces: readonly IWorkspace[]): void {
  Grant.to(grantee, { actions: CONFIGURE_LOGGING, resources: workspaces.map(({ workspaceArn }) => workspaceArn) });
  Grant.to(grantee, { actions: LOG_DELIVERY_ACTIONS, resources: ['*'] });
}

/** Lets `grantee` make workspaces that carry the cluster's name in a tag, and change those. */
export function grantCreation(grantee: IGrantable, { clusterArn, clusterName }: ICluster, region: string): void {
  const owned = (variable: string) => [
    { test: 'StringEquals' as const, variable: `${variable}/${OWNER_TAG}`, values: [clusterName] },
  ];
  // The API authorises it before there is a workspace.
  Grant.to(grantee, { actions: ['aps:CreateWorkspace'], resources: ['*'], conditions: owned('aws:RequestTag') });
  const { partition, account } = partsOf(clusterArn);
  Grant.to(grantee, {
    actions: KEEP_WORKSPACE,
    resources: [`arn:${partition}:aps:${region}:${account}:workspace/*`],
    conditions: owned('aws:ResourceTag'),
  });
}

function partsOf(arn: string): { readonly partition: string; readonly account: string } {
  const parsed = isConcrete(arn) ? parseArn(arn) : undefined;
  if (parsed !== undefined) return parsed;
  const part = (index: number): string => Fn.element(Fn.split(':', arn), index) as string;
  return { partition: part(1), account: part(4) };
}
