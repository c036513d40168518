import type { DestinationProps } from '@promontory/cross-region-writer';
import type { ScrapeJob } from '@promontory/scrape-config';

/** What every collector outside of Kubernetes is made of, beside where to. */
export interface CommonHostProps {
  /** What is made here is called after it: unique among the collectors of an account and Region. At most 32 characters. */
  readonly name: string;
  /** Where the collector runs. */
  readonly region: string;
  /** The account that it runs in. */
  readonly account: string;
  /** The value of the `cluster` label on every series: unique among all that write to the workspace. */
  readonly clusterLabel: string;
  /** What is scraped. There is no Kubernetes to ask: targets are named, or discovered by DNS, in EC2 or from a file. */
  readonly jobs: readonly ScrapeJob[];
  /** @default '60s' */
  readonly scrapeInterval?: string;
  /** On top of those of the provider. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** One workspace, or several; other Regions and accounts are fine. */
export type HostProps = CommonHostProps & DestinationProps;

/** What a collector reaches over the network: nothing else is let out of its security group. */
export interface HostNetwork {
  readonly vpcId: string;
  /** In as many zones as it is to survive. */
  readonly subnetIds: readonly string[];
  /**
   * The way to AWS. With endpoints, HTTPS leaves to their security groups alone, and to S3 by its gateway.
   * @default - HTTPS to anywhere
   */
  readonly endpoints?: {
    readonly securityGroupIds: readonly string[];
    /** Whether images or programs come from S3 through a gateway. @default true */
    readonly s3Gateway?: boolean;
    /** Ranges with endpoints of other Regions. @default - none */
    readonly otherRegionCidrs?: readonly string[];
  };
  /** What it scrapes. A security group is opened to the collector as well. @default - nothing but itself */
  readonly targets?: readonly HostTarget[];
}

/** Targets behind one security group or in one range of addresses. */
export type HostTarget =
  { readonly securityGroupId: string; readonly port: number } | { readonly cidr: string; readonly port: number };
