import { boundedName } from '@promontory/core';

/** What tells one target role from the others of its account. */
export type TargetWriterRoleNameParts = WriterNameParts & {
  /** Of the destination; undefined for the only one that was not given a name. */
  readonly name: string | undefined;
};

/** A service account of a cluster, or a writer outside of Kubernetes. */
type WriterNameParts =
  | { readonly clusterName: string; readonly namespace: string; readonly serviceAccount: string }
  | { readonly writerName: string };

/**
 * The name of a role that is made for a writer in the account of a workspace: also for those who must name the role
 * before it is there, as policies of endpoints do.
 *
 * @param writerAccount so that clusters of one name in several accounts do not meet
 */
export function targetWriterRoleName(writerAccount: string, parts: TargetWriterRoleNameParts): string {
  const who = 'writerName' in parts ? [parts.writerName] : [parts.clusterName, parts.namespace, parts.serviceAccount];
  const { name } = parts;
  return boundedName(64, 'amp-writer', writerAccount, ...who, ...(name === undefined ? [] : [name]));
}
