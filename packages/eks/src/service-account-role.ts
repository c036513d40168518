import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { boundedName, ConfigurationError, type IGrantable, isConcrete, PolicyDocument } from '@promontory/core';
import { parseArn, type PolicyStatement } from '@promontory/vocabulary';
import { Fn, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ICluster } from './cluster.js';

/** One service account of one cluster. */
export interface ServiceAccountSubject {
  readonly cluster: ICluster;
  /** The Kubernetes namespace. */
  readonly namespace: string;
  /** The service account's name. */
  readonly serviceAccount: string;
}

/** What a service-account role is made of. */
export interface ServiceAccountRoleProps extends ServiceAccountSubject {
  /**
   * The role's name, unique in the account: 1 to 64 characters. Changing it replaces the role.
   * @default `<cluster>-<namespace>-<service account>`, cut and hashed when longer than 64 characters
   */
  readonly roleName?: string;
  /** @default - none */
  readonly description?: string;
  /**
   * Further service accounts that may assume the role.
   * @default - none
   */
  readonly alsoTrusts?: readonly ServiceAccountSubject[];
}

/** An IAM role that exactly the named service accounts can assume (IRSA), with exactly the permissions that were granted. */
export class ServiceAccountRole extends Construct implements IGrantable {
  /** The role ARN: what the service account's `eks.amazonaws.com/role-arn` annotation holds. */
  readonly roleArn: string;
  readonly roleName: string;
  /** The role's permissions: what must be there before the pod starts is made dependent on this. */
  readonly policy: ITerraformDependable;
  private readonly permissions: PolicyDocument;

  constructor(scope: Construct, id: string, props: ServiceAccountRoleProps) {
    super(scope, id);
    const subjects = [props, ...(props.alsoTrusts ?? [])];
    for (const subject of subjects) checkSubject(this, subject);

    const trust = new PolicyDocument(this, 'TrustDocument', subjects.map(trustStatement));
    const role = new IamRole(this, 'Resource', {
      name: props.roleName ?? boundedName(64, props.cluster.clusterName, props.namespace, props.serviceAccount),
      description: props.description,
      assumeRolePolicy: trust.json,
    });
    this.roleArn = role.arn;
    this.roleName = role.name;
    this.node.defaultChild = role;

    this.permissions = new PolicyDocument(this, 'PolicyDocument');
    this.policy = new IamRolePolicy(this, 'Policy', { name: 'grants', role: role.id, policy: this.permissions.json });
    this.node.addValidation({ validate: () => this.withoutGrants() });
  }

  addToPolicy(statement: PolicyStatement): void {
    this.permissions.addStatements(statement);
  }

  private withoutGrants(): string[] {
    if (this.permissions.size > 0) return [];
    return [
      `EksServiceAccountRoleWithoutGrants: got a role that may do nothing, expected at least one grant; call a grant such as workspace.grantRemoteWrite(role), or remove the role (at ${this.node.path})`,
    ];
  }
}

function trustStatement({ cluster, namespace, serviceAccount }: ServiceAccountSubject): PolicyStatement {
  const issuer = issuerOf(cluster.oidcProviderArn);
  return {
    actions: ['sts:AssumeRoleWithWebIdentity'],
    principals: [{ type: 'Federated', identifiers: [cluster.oidcProviderArn] }],
    conditions: [
      {
        test: 'StringEquals',
        variable: `${issuer}:sub`,
        values: [`system:serviceaccount:${namespace}:${serviceAccount}`],
      },
      { test: 'StringEquals', variable: `${issuer}:aud`, values: ['sts.amazonaws.com'] },
    ],
  };
}

// The issuer without its scheme, which is what follows `oidc-provider/` in the provider's ARN.
function issuerOf(oidcProviderArn: string): string {
  if (isConcrete(oidcProviderArn)) return parseArn(oidcProviderArn)?.resource.slice('oidc-provider/'.length) ?? '';
  return Fn.element(Fn.split(':oidc-provider/', oidcProviderArn), 1) as string;
}

function checkSubject(scope: Construct, { namespace, serviceAccount }: ServiceAccountSubject): void {
  for (const [name, value, pattern] of [
    ['namespace', namespace, /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/],
    ['serviceAccount', serviceAccount, /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/],
  ] as const) {
    if (isConcrete(value) && !pattern.test(value)) {
      throw new ConfigurationError(
        'EksServiceAccountSubject',
        {
          got: `${name} ${JSON.stringify(value)}`,
          expected: "lower-case letters, digits and '-' (no wildcard)",
          fix: `name one ${name}`,
        },
        scope,
      );
    }
  }
}
