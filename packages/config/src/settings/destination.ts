/** A further workspace that a collector writes to. */
export interface DestinationSettings {
  /** A key of `workspaces`. */
  readonly workspace: string;
  /** A role to write as; undefined for whatever the workspace says. */
  readonly assumeRoleArn: string | undefined;
  readonly externalId: string | undefined;
  /** Whether everything is made ready and nothing is written. */
  readonly standby: boolean;
}

/** How a workspace of another account is written to. */
export type OtherAccountSettings =
  /** Writers write as themselves: the workspace has a policy that lets them. */
  | { readonly kind: 'resource-policy' }
  /** Writers become a role that the other account made. */
  | { readonly kind: 'given-role'; readonly roleArn: string; readonly externalId: string | undefined }
  /** A role is made there for each writer, by this role of that account. */
  | { readonly kind: 'made-roles'; readonly account: string; readonly deployRoleArn: string };
