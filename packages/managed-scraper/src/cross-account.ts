import type { TerraformProvider } from 'cdktf';

/** How a scraper writes to a workspace of another account. */
export interface CrossAccountAccess {
  /** The account of the cluster, twelve digits. */
  readonly sourceAccount: string;
  /** The role of the workspace's account that the scraper writes as: made there, or made by others. */
  readonly target: CrossAccountTarget;
  /**
   * The scraper's ARN, once there is a scraper: both roles are then trusted to it and to no other. Setting it changes two
   * trust policies in place. A scraper that is replaced has another ARN: take it away before, set the new one after.
   * @default - trusted to every scraper of the source account in the cluster's Region, until the ARN is known
   */
  readonly scraperArn?: string;
}

/** The role that writes. */
export type CrossAccountTarget =
  | {
      readonly kind: 'made';
      /** A provider with credentials of the workspace's account. */
      readonly provider: TerraformProvider;
      /**
       * The role's name, unique in its account.
       * @default `amp-scraper-<source account>-<Region>-<cluster>-<workspace id>`, cut and hashed when longer than 64 characters
       */
      readonly roleName?: string;
    }
  | {
      readonly kind: 'given';
      /** It must trust the source role, with the scraper's ARN as external id, and may write to the workspace. */
      readonly roleArn: string;
    };
