import type { IWorkspace } from '@promontory/amp-workspace';
import type { TerraformProvider } from 'cdktf';

/** One workspace that is written to. */
export interface WriteDestination {
  /** Another Region than the cluster's is fine. */
  readonly workspace: IWorkspace;
  /**
   * What the destination is called in the configuration, in logs and in the writer's own metrics.
   * @default - nothing when it is the only one, else its position
   */
  readonly name?: string;
  /**
   * A role of the workspace's account to write as, made there by others. It must trust the writer's role; the permission
   * to write is then its own.
   * @default - the writer's role writes itself: across accounts the workspace must have a policy that lets it
   */
  readonly assumeRoleArn?: string;
  /**
   * What that role asks for beside the identity.
   * @default - nothing
   */
  readonly externalId?: string;
  /**
   * The workspace's account, to have the role to write as made there: for this writer and this workspace alone.
   * @default - nothing is made in another account
   */
  readonly account?: TargetAccount;
  /**
   * Whether everything is made ready and nothing is written, until this is taken away.
   * @default false
   */
  readonly standby?: boolean;
}

/** The account of a workspace, where a role is made. */
export interface TargetAccount {
  /** A provider with credentials of that account. */
  readonly provider: TerraformProvider;
  /** The account of the writer: it stands in the role's name, so that clusters of one name in several accounts do not meet. */
  readonly writerAccount: string;
  /**
   * The role's name, unique in its account.
   * @default `amp-writer-<account>-<cluster>-<namespace>-<service account>-<destination>`, cut and hashed when longer than 64 characters
   */
  readonly roleName?: string;
}

/** Where a writer writes to: one workspace as itself, or several, each in its own way. */
export type DestinationProps =
  | { readonly workspace: IWorkspace; readonly destinations?: undefined }
  | { readonly destinations: readonly WriteDestination[]; readonly workspace?: undefined };

/** The destinations, however they were given. */
export function destinationsOf({ workspace, destinations }: DestinationProps): readonly WriteDestination[] {
  return workspace === undefined ? (destinations ?? []) : [{ workspace }];
}
