import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { boundedName, type IGrantable, PolicyDocument } from '@promontory/core';
import type { PolicyStatement } from '@promontory/vocabulary';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** What a role is made of. */
export interface GrantedRoleProps {
  readonly name: string;
  readonly description: string;
  readonly trust: PolicyStatement;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A role with exactly the permissions that were granted. */
export class GrantedRole extends Construct implements IGrantable {
  readonly roleArn: string;
  readonly roleName: string;
  /** The role's permissions: what needs them waits for this. */
  readonly policy: ITerraformDependable;
  private readonly permissions: PolicyDocument;

  constructor(scope: Construct, id: string, { name, description, trust, tags }: GrantedRoleProps) {
    super(scope, id);
    this.roleName = boundedName(64, name);
    const role = new IamRole(this, 'Resource', {
      name: this.roleName,
      description,
      assumeRolePolicy: new PolicyDocument(this, 'TrustDocument', [trust]).json,
      tags: tags && { ...tags },
    });
    this.roleArn = role.arn;
    this.permissions = new PolicyDocument(this, 'PolicyDocument');
    this.policy = new IamRolePolicy(this, 'Policy', { name: 'grants', role: role.id, policy: this.permissions.json });
  }

  addToPolicy(statement: PolicyStatement): void {
    this.permissions.addStatements(statement);
  }
}
