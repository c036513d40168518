import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { IWorkspace } from '@promontory/amp-workspace';
import { PolicyDocument } from '@promontory/core';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assumeActions } from './private/assume-actions.js';
import type { WriterIdentity } from './writer-identity.js';

/** What a role of another account is made of. */
export interface TargetWriterRoleProps {
  /** The one workspace that the role may write to. */
  readonly workspace: IWorkspace;
  /** The one identity that may assume it. */
  readonly writer: WriterIdentity;
  /** A provider with credentials of the workspace's account. */
  readonly provider: TerraformProvider;
  /** Unique in that account: 1 to 64 characters. */
  readonly roleName: string;
  /** @default - none */
  readonly description?: string;
}

/**
 * A role in the account of a workspace that one writer of another account may assume, to write to that workspace and do
 * nothing else. The writer gets the permission to assume it.
 */
export class TargetWriterRole extends Construct {
  /** The role ARN. @attribute */
  readonly roleArn: string;
  /** The role's permission: who writes as the role is made dependent on this. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TargetWriterRoleProps) {
    super(scope, id);
    const { workspace, writer, provider } = props;
    const actions = assumeActions(writer);
    const trust = new PolicyDocument(this, 'TrustDocument', [
      { actions, principals: [{ type: 'AWS', identifiers: [writer.roleArn] }] },
    ]);
    const role = new IamRole(this, 'Resource', {
      provider,
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: trust.json,
    });
    const permissions = new PolicyDocument(this, 'PolicyDocument');
    workspace.grantRemoteWrite({ addToPolicy: (statement) => permissions.addStatements(statement) });
    this.policy = new IamRolePolicy(this, 'Policy', {
      provider,
      name: 'grants',
      role: role.id,
      policy: permissions.json,
    });
    writer.addToPolicy({ actions, resources: [role.arn] });
    this.roleArn = role.arn;
    this.node.defaultChild = role;
  }
}
