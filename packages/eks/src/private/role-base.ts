import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { type IGrantable, PolicyDocument } from '@promontory/core';
import type { PolicyStatement } from '@promontory/vocabulary';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ServiceAccountSubject } from '../service-account-identity.js';
import { serviceAccountRoleName } from '../service-account-role-name.js';
import { checkSubject } from './check-subject.js';

/** What all roles of service accounts take. */
export interface RoleBaseProps extends ServiceAccountSubject {
  readonly roleName?: string;
  readonly description?: string;
  readonly alsoTrusts?: readonly ServiceAccountSubject[];
}

/** A role for service accounts, with exactly the permissions that were granted. How it is trusted is its subclass's. */
export abstract class RoleBase extends Construct implements IGrantable {
  /** The role ARN. @attribute */
  readonly roleArn: string;
  readonly roleName: string;
  /** The role's permissions: what must be there before the pod starts is made dependent on this. */
  readonly policy: ITerraformDependable;
  private readonly permissions: PolicyDocument;

  /** @param kind what errors call it */
  constructor(
    scope: Construct,
    id: string,
    props: RoleBaseProps,
    kind: string,
    trust: (subject: ServiceAccountSubject) => PolicyStatement,
  ) {
    super(scope, id);
    const subjects = [props, ...(props.alsoTrusts ?? [])];
    for (const subject of subjects) checkSubject(this, subject);

    const trustDocument = new PolicyDocument(this, 'TrustDocument', subjects.map(trust));
    const role = new IamRole(this, 'Resource', {
      name: props.roleName ?? serviceAccountRoleName({ ...props, clusterName: props.cluster.clusterName }),
      description: props.description,
      assumeRolePolicy: trustDocument.json,
    });
    this.roleArn = role.arn;
    this.roleName = role.name;
    this.node.defaultChild = role;

    this.permissions = new PolicyDocument(this, 'PolicyDocument');
    this.policy = new IamRolePolicy(this, 'Policy', { name: 'grants', role: role.id, policy: this.permissions.json });
    this.node.addValidation({ validate: () => this.withoutGrants(kind) });
  }

  addToPolicy(statement: PolicyStatement): void {
    this.permissions.addStatements(statement);
  }

  private withoutGrants(kind: string): string[] {
    if (this.permissions.size > 0) return [];
    return [
      `Eks${kind}WithoutGrants: got a role that may do nothing, expected at least one grant; call a grant such as workspace.grantRemoteWrite(role), or remove the role (at ${this.node.path})`,
    ];
  }
}
