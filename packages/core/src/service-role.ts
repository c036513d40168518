import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { PolicyCondition, PolicyStatement } from '@promontory/vocabulary';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { IGrantable } from './grant.js';
import { PolicyDocument } from './policy-document.js';

/** What a role of a service is made of. */
export interface ServiceRoleProps {
  readonly roleName: string;
  readonly description: string;
  /** `firehose.amazonaws.com` */
  readonly service: string;
  /**
   * What tells that the service acts for us, and not for somebody else who named this role.
   * @default - none: EC2 says nothing of whom it acts for, and hands a role to instances of its own account alone
   */
  readonly onlyFor?: PolicyCondition | readonly PolicyCondition[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** A role that one service can assume, on behalf of one account, with exactly the permissions that were granted. */
export class ServiceRole extends Construct implements IGrantable {
  readonly roleArn: string;
  readonly roleName: string;
  /** Whether its session carries tags that go along when it assumes another role: that of a service does not. */
  readonly hasSessionTags = false;
  /** The role's permissions: what needs them is made dependent on this, and so goes before they go. */
  readonly policy: ITerraformDependable;
  private readonly permissions: PolicyDocument;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const trust = new PolicyDocument(this, 'TrustDocument', [
      {
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: [props.service] }],
        ...(props.onlyFor === undefined ? {} : { conditions: [props.onlyFor].flat() }),
      },
    ]);
    const role = new IamRole(this, 'Resource', {
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: trust.json,
      tags: props.tags && { ...props.tags },
    });
    this.roleArn = role.arn;
    this.roleName = role.name;
    this.node.defaultChild = role;
    this.permissions = new PolicyDocument(this, 'PolicyDocument');
    this.policy = new IamRolePolicy(this, 'Policy', { name: 'grants', role: role.id, policy: this.permissions.json });
  }

  addToPolicy(statement: PolicyStatement): void {
    this.permissions.addStatements(statement);
  }
}
