import type { IGrantable } from '@promontory/core';
import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ICluster } from './cluster.js';

/** One service account of one cluster. */
export interface ServiceAccountSubject {
  readonly cluster: ICluster;
  /** The Kubernetes namespace. */
  readonly namespace: string;
  /** The service account's name. */
  readonly serviceAccount: string;
}

/** The role of a service account, whichever way its pods come to its credentials. */
export interface IServiceAccountIdentity extends IConstruct, IGrantable {
  readonly roleArn: string;
  readonly roleName: string;
  /** Annotations that the service account must carry; none with Pod Identity. */
  readonly serviceAccountAnnotations: Readonly<Record<string, string>>;
  /** Whether the session carries tags that go along when it assumes another role, as with Pod Identity. */
  readonly hasSessionTags: boolean;
  /** What must be there before a pod starts: it would run without credentials, or be refused with them. */
  readonly dependencies: readonly ITerraformDependable[];
}
