import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { isConcrete } from '@promontory/core';
import { parseArn, type PolicyStatement } from '@promontory/vocabulary';
import { Fn, type ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { PodIdentityAgent } from './pod-identity-agent.js';
import { RoleBase } from './private/role-base.js';
import type { IServiceAccountIdentity, ServiceAccountSubject } from './service-account-identity.js';

/** What a Pod Identity role is made of. */
export interface PodIdentityRoleProps extends ServiceAccountSubject {
  /**
   * The role's name, unique in the account: 1 to 64 characters. Changing it replaces the role.
   * @default `<cluster>-<namespace>-<service account>`, cut and hashed when longer than 64 characters
   */
  readonly roleName?: string;
  /** @default - none */
  readonly description?: string;
  /**
   * Further service accounts that get the role. Their clusters are in the account of the role.
   * @default - none
   */
  readonly alsoTrusts?: readonly ServiceAccountSubject[];
  /**
   * The agent that hands the credentials out, where it is installed here: pods then wait for it.
   * @default - the cluster has it, as those with EKS Auto Mode do
   */
  readonly agent?: PodIdentityAgent;
}

/**
 * An IAM role that EKS gives to the pods of exactly the named service accounts (EKS Pod Identity), with exactly the
 * permissions that were granted. It needs no OIDC provider and no annotation. Pods that are there already get it when
 * they are started again.
 */
export class PodIdentityRole extends RoleBase implements IServiceAccountIdentity {
  readonly serviceAccountAnnotations: Readonly<Record<string, string>> = {};
  readonly hasSessionTags = true;
  readonly dependencies: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PodIdentityRoleProps) {
    super(scope, id, props, 'PodIdentityRole', trustStatement);
    const associations = [
      this.associate('Association', props),
      ...(props.alsoTrusts ?? []).map((subject, index) =>
        this.associate(`Association${keyOf(subject, index)}`, subject),
      ),
    ];
    this.dependencies = [this.policy, ...associations, ...(props.agent === undefined ? [] : [props.agent.addon])];
  }

  private associate(id: string, { cluster, namespace, serviceAccount }: ServiceAccountSubject): ITerraformDependable {
    return new EksPodIdentityAssociation(this, id, {
      clusterName: cluster.clusterName,
      region: cluster.region,
      namespace,
      serviceAccount,
      roleArn: this.roleArn,
    });
  }
}

// By name, so that an association stays when another leaves the list: EKS takes no two for one service account.
function keyOf({ cluster, namespace, serviceAccount }: ServiceAccountSubject, index: number): string {
  if (!isConcrete(namespace) || !isConcrete(serviceAccount)) return `${index}`;
  return `-${cluster.node.id}-${namespace}-${serviceAccount}`;
}

/**
 * Who may have the role: EKS, on behalf of one cluster, for one service account. Tags: EKS user guide, "Create IAM role
 * with trust policy required by EKS Pod Identity"; source: "Cross-service confused deputy prevention in Amazon EKS",
 * 2026-07. Without them every association that somebody makes in the account would get it.
 */
function trustStatement({ cluster, namespace, serviceAccount }: ServiceAccountSubject): PolicyStatement {
  const { clusterArn } = cluster;
  const account = isConcrete(clusterArn)
    ? (parseArn(clusterArn)?.account ?? '')
    : (Fn.element(Fn.split(':', clusterArn), 4) as string);
  return {
    // One call of EKS is both: it names the pod in tags of the session.
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    principals: [{ type: 'Service', identifiers: ['pods.eks.amazonaws.com'] }],
    conditions: [
      { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
      { test: 'ArnEquals', variable: 'aws:SourceArn', values: [clusterArn] },
      { test: 'StringEquals', variable: 'aws:RequestTag/kubernetes-namespace', values: [namespace] },
      { test: 'StringEquals', variable: 'aws:RequestTag/kubernetes-service-account', values: [serviceAccount] },
    ],
  };
}
