import { PrometheusResourcePolicy } from '@cdktf/provider-aws/lib/prometheus-resource-policy';
import { ConfigurationError, isConcrete, PolicyDocument } from '@promontory/core';
import type { PolicyStatement } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import * as perms from './private/perms.js';
import type { IWorkspace } from './workspace.js';

/** Who of other accounts may use a workspace. */
export interface WorkspacePolicyProps {
  /** A workspace has one policy. */
  readonly workspace: IWorkspace;
  /**
   * Roles that may write. Each needs the same in its own account: both sides must allow.
   * @default - none
   */
  readonly writerRoleArns?: readonly string[];
  /**
   * Roles that may query.
   * @default - none
   */
  readonly readerRoleArns?: readonly string[];
}

/** What lets roles of other accounts write to, or query, a workspace directly, without a role to assume. */
export class WorkspacePolicy extends Construct {
  constructor(scope: Construct, id: string, props: WorkspacePolicyProps) {
    super(scope, id);
    const { workspace, writerRoleArns = [], readerRoleArns = [] } = props;
    for (const arn of [...writerRoleArns, ...readerRoleArns]) this.checkRole(arn);
    const statements = [
      ...statement('Writers', perms.REMOTE_WRITE, writerRoleArns, workspace),
      ...statement('Readers', perms.QUERY, readerRoleArns, workspace),
    ];
    if (statements.length === 0) {
      throw new ConfigurationError(
        'AmpWorkspacePolicyEmpty',
        { got: 'nobody', expected: 'a role that may write or query', fix: "give 'writerRoleArns' or 'readerRoleArns'" },
        this,
      );
    }
    const policy = new PolicyDocument(this, 'PolicyDocument', statements);
    this.node.defaultChild = new PrometheusResourcePolicy(this, 'Resource', {
      workspaceId: workspace.workspaceId,
      region: workspace.region,
      policyDocument: policy.json,
    });
  }

  private checkRole(arn: string): void {
    if (!isConcrete(arn) || /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[^*?]+$/.test(arn)) return;
    throw new ConfigurationError(
      'AmpWorkspacePolicyRole',
      { got: arn, expected: 'the ARN of one IAM role, without wildcards', fix: 'name each role' },
      this,
    );
  }
}

function statement(
  sid: string,
  actions: readonly string[],
  roles: readonly string[],
  workspace: IWorkspace,
): PolicyStatement[] {
  if (roles.length === 0) return [];
  return [
    { sid, actions, resources: [workspace.workspaceArn], principals: [{ type: 'AWS', identifiers: [...roles] }] },
  ];
}
