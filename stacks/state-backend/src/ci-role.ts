import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { literal, PolicyDocument } from '@promontory/core';
import type { PolicyDocument as Document } from '@promontory/permissions';
import type { PolicyCondition } from '@promontory/vocabulary';
import { Construct } from 'constructs';

/** What a role of CI is made of. */
export interface CiRoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly providerArn: string;
  readonly conditions: readonly PolicyCondition[];
  /** Each becomes a managed policy: a role's own policies may be 10,240 characters together. */
  readonly documents: readonly Document[];
}

/** A role that pipelines take with the token of their CI, without a secret. */
export class CiRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: CiRoleProps) {
    super(scope, id);
    const trust = new PolicyDocument(this, 'TrustDocument', [
      {
        actions: ['sts:AssumeRoleWithWebIdentity'],
        principals: [{ type: 'Federated', identifiers: [props.providerArn] }],
        conditions: props.conditions,
      },
    ]);
    const role = new IamRole(this, 'Resource', {
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: trust.json,
    });
    props.documents.forEach((document, index) => {
      const number = index + 1;
      const policy = new IamPolicy(this, `Policy${number}`, {
        name: `${props.roleName}-${number}`,
        policy: literal(JSON.stringify(document)),
      });
      new IamRolePolicyAttachment(this, `Attachment${number}`, { role: role.name, policyArn: policy.arn });
    });
    this.roleArn = role.arn;
    this.node.defaultChild = role;
  }
}
