import { type IServiceAccountIdentity, PodIdentityRole, ServiceAccountRole } from '@promontory/eks';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { PrometheusWriterProps } from './writer-props.js';

/** Who the pods are, in the cluster and in AWS. */
export interface WriterIdentity {
  /** Undefined with `identity: 'static'`. */
  readonly role: IServiceAccountIdentity | undefined;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Annotations that the service account must carry. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Annotations of the pods: one that runs keeps the credentials that it was started with. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  /** What must be there before a pod starts: its first requests would be refused. */
  readonly dependencies: readonly ITerraformDependable[];
}

/** The props that an identity follows from. */
export type WriterSubject = Pick<
  PrometheusWriterProps,
  'cluster' | 'workspace' | 'namespace' | 'serviceAccount' | 'identity' | 'podIdentityAgent' | 'remoteWrite'
>;

/** Whom the role is for, in the cluster. */
export function subjectOf({ namespace, serviceAccount }: Pick<WriterSubject, 'namespace' | 'serviceAccount'>) {
  return {
    namespace: namespace ?? 'prometheus',
    serviceAccount: serviceAccount ?? 'amp-iamproxy-ingest-service-account',
  };
}

/** Makes the role under `scope`, and lets it write to the one workspace, or assume the role that does. */
export function writerIdentity(scope: Construct, props: WriterSubject): WriterIdentity {
  const { cluster, workspace, identity = 'irsa', podIdentityAgent, remoteWrite } = props;
  const { namespace, serviceAccount } = subjectOf(props);
  const podAnnotations: Record<string, string> = identity === 'irsa' ? {} : { 'promontory/identity': identity };
  if (identity === 'static')
    return { role: undefined, namespace, serviceAccount, annotations: {}, podAnnotations, dependencies: [] };

  const description = `Writes metrics of ${cluster.clusterName} to AMP`;
  const subject = { cluster, namespace, serviceAccount, description };
  const role =
    identity === 'pod-identity'
      ? new PodIdentityRole(scope, 'Role', { ...subject, agent: podIdentityAgent })
      : new ServiceAccountRole(scope, 'Role', subject);
  const other = remoteWrite?.assumeRole?.roleArn;
  if (other === undefined) workspace.grantRemoteWrite(role);
  // The permission to write is then that of the other role.
  else role.addToPolicy({ actions: ['sts:AssumeRole'], resources: [other] });
  const { serviceAccountAnnotations: annotations, dependencies } = role;
  return { role, namespace, serviceAccount, annotations, podAnnotations, dependencies };
}
