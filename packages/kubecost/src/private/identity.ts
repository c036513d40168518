import { ConfigurationError } from '@promontory/core';
import {
  type ICluster,
  type IServiceAccountIdentity,
  type PodIdentityAgent,
  PodIdentityRole,
  ServiceAccountRole,
} from '@promontory/eks';
import type { HelmValues } from '@promontory/helm';
import type { Construct, IConstruct } from 'constructs';

/** How programs in a cluster come to the credentials of their roles. */
export interface IdentityProps {
  readonly cluster: ICluster;
  /**
   * By the token of the service account and the cluster's OIDC provider (IRSA), or from the Pod Identity agent on the
   * node.
   * @default 'irsa'
   */
  readonly identity?: 'irsa' | 'pod-identity';
  /**
   * The Pod Identity agent, where it is installed here: the program then waits for it.
   * @default - the cluster has it, as those with EKS Auto Mode do
   */
  readonly podIdentityAgent?: PodIdentityAgent;
}

/** An agent for a role that does not use it would only look as if it did. */
export function checkIdentity(scope: IConstruct, name: string, { identity, podIdentityAgent }: IdentityProps): void {
  if (identity === 'pod-identity' || podIdentityAgent === undefined) return;
  throw new ConfigurationError(
    `${name}Identity`,
    {
      got: 'a Pod Identity agent for roles by IRSA',
      expected: "identity 'pod-identity', or no agent",
      fix: "change 'identity', or leave 'podIdentityAgent' out",
    },
    scope,
  );
}

/** Whose role it is, and what for. */
export interface Subject {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly description: string;
}

/** The role of one service account. */
export function roleOf(
  scope: Construct,
  id: string,
  { cluster, identity, podIdentityAgent }: IdentityProps,
  subject: Subject,
): IServiceAccountIdentity {
  return identity === 'pod-identity'
    ? new PodIdentityRole(scope, id, { cluster, ...subject, agent: podIdentityAgent })
    : new ServiceAccountRole(scope, id, { cluster, ...subject });
}

/** The service account as both charts write it. */
export function serviceAccountValues(name: string, { serviceAccountAnnotations }: IServiceAccountIdentity): HelmValues {
  return {
    create: true,
    name,
    ...(Object.keys(serviceAccountAnnotations).length === 0 ? {} : { annotations: { ...serviceAccountAnnotations } }),
  };
}

/** A pod that runs keeps the credentials that it was started with: this starts it again when the way to them changes. */
export const identityAnnotations = (identity: IdentityProps['identity']): HelmValues =>
  identity === 'pod-identity' ? { 'promontory/identity': 'pod-identity' } : {};
