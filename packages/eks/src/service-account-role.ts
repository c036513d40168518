import { isConcrete } from '@promontory/core';
import { parseArn, type PolicyStatement } from '@promontory/vocabulary';
import { Fn, type ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { RoleBase } from './private/role-base.js';
import type { IServiceAccountIdentity, ServiceAccountSubject } from './service-account-identity.js';

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
export class ServiceAccountRole extends RoleBase implements IServiceAccountIdentity {
  readonly hasSessionTags = false;

  constructor(scope: Construct, id: string, props: ServiceAccountRoleProps) {
    super(scope, id, props, 'ServiceAccountRole', trustStatement);
  }

  get serviceAccountAnnotations(): Readonly<Record<string, string>> {
    return { 'eks.amazonaws.com/role-arn': this.roleArn };
  }

  get dependencies(): readonly ITerraformDependable[] {
    return [this.policy];
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
