import { boundedName } from '@promontory/core';

/** What tells one target role from the others of its account. */
export interface TargetWriterRoleNameParts {
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Of the destination; undefined for the only one that was not given a name. */
  readonly name: string | undefined;
}

/**
 * The name of a role that is made for a writer in the account of a workspace: also for those who must name the role
 * before it is there, as policies of endpoints do.
 *
 * @param writerAccount so that clusters of one name in several accounts do not meet
 */
export function targetWriterRoleName(writerAccount: string, parts: TargetWriterRoleNameParts): string {
  const { clusterName, namespace, serviceAccount, name } = parts;
  return boundedName(
    64,
    'amp-writer',
    writerAccount,
    clusterName,
    namespace,
    serviceAccount,
    ...(name === undefined ? [] : [name]),
  );
}
