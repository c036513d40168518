import type { WriterIdentity } from '../writer-identity.js';

/**
 * What a writer does to become another role. The tags of a session by EKS Pod Identity go along, which is an action of
 * its own on both sides (EKS user guide, "Grant Pods access to AWS resources based on tags", 2026-07).
 */
export function assumeActions({ hasSessionTags }: WriterIdentity): readonly string[] {
  return hasSessionTags ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'];
}
