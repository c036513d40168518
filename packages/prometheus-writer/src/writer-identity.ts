import { type DestinationProps, joinDestinations, type JoinedDestination } from '@promontory/cross-region-writer';
import {
  type IServiceAccountIdentity,
  type PodIdentityAgent,
  PodIdentityRole,
  ServiceAccountRole,
  type ServiceAccountSubject,
} from '@promontory/eks';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { writeDestinations } from './write-destinations.js';
import type { CommonWriterProps } from './writer-props.js';

/** Who the pods are, in the cluster and in AWS, and where they write to. */
export interface WriterIdentity {
  /** Undefined with `identity: 'static'`. */
  readonly role: IServiceAccountIdentity | undefined;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Annotations that the service account must carry. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Annotations of the pods: one that runs keeps the credentials that it was started with. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly destinations: readonly JoinedDestination[];
  /** What must be there before a pod starts: its first requests would be refused. */
  readonly dependencies: readonly ITerraformDependable[];
}

/** The props that an identity follows from. */
export type WriterSubject = Pick<
  CommonWriterProps,
  'cluster' | 'namespace' | 'serviceAccount' | 'identity' | 'podIdentityAgent' | 'remoteWrite'
> &
  DestinationProps;

/** Whom the role is for, in the cluster. */
export function subjectOf({ namespace, serviceAccount }: Pick<CommonWriterProps, 'namespace' | 'serviceAccount'>) {
  return {
    namespace: namespace ?? 'prometheus',
    serviceAccount: serviceAccount ?? 'amp-iamproxy-ingest-service-account',
  };
}

/** Makes the role under `scope`, and lets it write to each workspace, or assume the role that does. */
export function writerIdentity(scope: Construct, props: WriterSubject): WriterIdentity {
  const { cluster, identity = 'irsa', podIdentityAgent } = props;
  const subject = { cluster, ...subjectOf(props) };
  const podAnnotations: Record<string, string> = identity === 'irsa' ? {} : { 'promontory/identity': identity };
  const role = identity === 'static' ? undefined : roleFor(scope, subject, identity, podIdentityAgent);
  const joined = joinDestinations(scope, { writer: role, subject, destinations: writeDestinations(props) });
  return {
    role,
    namespace: subject.namespace,
    serviceAccount: subject.serviceAccount,
    annotations: role?.serviceAccountAnnotations ?? {},
    podAnnotations,
    destinations: joined.destinations,
    dependencies: [...(role?.dependencies ?? []), ...joined.dependencies],
  };
}

function roleFor(
  scope: Construct,
  subject: ServiceAccountSubject,
  identity: 'irsa' | 'pod-identity',
  agent: PodIdentityAgent | undefined,
): IServiceAccountIdentity {
  const description = `Writes metrics of ${subject.cluster.clusterName} to AMP`;
  return identity === 'pod-identity'
    ? new PodIdentityRole(scope, 'Role', { ...subject, description, agent })
    : new ServiceAccountRole(scope, 'Role', { ...subject, description });
}
