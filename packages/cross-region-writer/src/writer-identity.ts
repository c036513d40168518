import { boundedName, type IGrantable } from '@promontory/core';

/** Who writes: the role of a service account, of an ECS task, or of an EC2 instance. */
export interface WriterIdentity extends IGrantable {
  readonly roleArn: string;
  /** Whether its session carries tags that go along when it assumes another role, as with EKS Pod Identity. */
  readonly hasSessionTags: boolean;
}

/**
 * The name of the role of a writer outside of Kubernetes: also for those who must name it before it is there, as policies
 * of endpoints do. Roles are one set in all Regions.
 */
export function hostWriterRoleName(region: string, writerName: string): string {
  return boundedName(64, 'amp-collector', region, writerName);
}
