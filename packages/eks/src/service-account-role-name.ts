import { boundedName } from '@promontory/core';

/** What names the role of a service account. */
export interface ServiceAccountRoleNameParts {
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The name that a role of a service account has unless it is given one: what must name the role before it is there does so by this. */
export function serviceAccountRoleName(parts: ServiceAccountRoleNameParts): string {
  return boundedName(64, parts.clusterName, parts.namespace, parts.serviceAccount);
}
