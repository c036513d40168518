import type { AlertAccess, DataSource, RemoteSource } from '@promontory/dashboards';
import type { IWorkspace } from '@promontory/amp-workspace';

/** A workspace of AMP that a Grafana reads by its own role. */
export interface NamedWorkspace {
  /** Part of the name of its data source. */
  readonly name: string;
  readonly workspace: IWorkspace;
}

/** A workspace of Amazon Managed Grafana, wherever it was made: what its content is delivered to. */
export interface IManagedGrafana {
  /** Where people open it. */
  readonly url: string;
  /** Data sources that it should have: Terraform's Grafana provider or the Grafana Operator makes them. */
  readonly dataSources: readonly DataSource[];
}

/** Who signs in, and what they are then. Bounds: the API model of Amazon Managed Grafana, botocore 1.44.5. */
export interface GrafanaAuthentication {
  /** Users and groups of IAM Identity Center, by their ids. @default - nobody signs in by it */
  readonly identityCenter?: {
    readonly admins: GrafanaMembers;
    readonly editors?: GrafanaMembers;
    readonly viewers?: GrafanaMembers;
  };
  /** A provider of SAML. @default - nobody signs in by it */
  readonly saml?: {
    /** Where the provider's metadata are. */
    readonly metadataUrl: string;
    /** The attribute of an assertion that holds roles. */
    readonly roleAttribute: string;
    readonly adminRoles: readonly string[];
    readonly editorRoles: readonly string[];
    /** @default - all */
    readonly allowedOrganizations?: readonly string[];
    /** Attributes that hold the rest. @default - Grafana's own: `mail`, `displayName` and their like */
    readonly attributes?: Readonly<Partial<Record<'name' | 'login' | 'email' | 'organization' | 'groups', string>>>;
    /** How long a sign-in holds, in minutes: 1 to 43,200. @default - AWS's, one day */
    readonly loginMinutes?: number;
  };
}

/** Users and groups of IAM Identity Center. */
export interface GrafanaMembers {
  readonly userIds?: readonly string[];
  readonly groupIds?: readonly string[];
}

/** Subnets that Grafana's own calls go through: from then on all of them, queries of AMP among them. */
export interface GrafanaVpc {
  /** 2 to 6, in as many zones, each with 15 free addresses. */
  readonly subnetIds: readonly string[];
  /** 1 to 5: they let it out on port 443, and the endpoint of AMP lets them in. */
  readonly securityGroupIds: readonly string[];
  /**
   * How AMP is reached from there: by the endpoint of `aps-workspaces` in that VPC, or by a NAT gateway. An endpoint whose id
   * is written here is looked at when the plan is made.
   */
  readonly ampBy: { readonly endpointId: string } | 'nat-gateway';
}

/** What may reach the workspace at all: at least one of the two. Whoever brings dashboards is among them. */
export interface GrafanaNetworkAccess {
  /** At most 5. Private addresses in them are ignored. */
  readonly prefixListIds: readonly string[];
  /** Endpoints of `grafana-workspace`: at most 5. */
  readonly endpointIds: readonly string[];
}

/** What a workspace of Amazon Managed Grafana is made of. */
export interface ManagedGrafanaProps {
  /** 1 to 255 letters, digits and `-._~`. */
  readonly name: string;
  /** @default - none */
  readonly description?: string;
  /** @default - the Region of the AWS provider */
  readonly region?: string;
  /** `9.4`, `10.4`, `12.4`: it can be raised, never lowered. */
  readonly version: string;
  readonly authentication: GrafanaAuthentication;
  /** What it reads by its own role. */
  readonly workspaces: readonly NamedWorkspace[];
  /** What it reads by roles of other accounts. @default - nothing */
  readonly remoteSources?: readonly RemoteSource[];
  /** @default 'view' */
  readonly alerts?: AlertAccess;
  /** How often targets are scraped: the shortest step of queries. @default '60s' */
  readonly scrapeInterval?: string;
  /** SNS topics that alerts of Grafana itself may go to. @default - none: AMP's alert manager tells people */
  readonly topicArns?: readonly string[];
  /** @default - AMP is reached through AWS's own network */
  readonly vpc?: GrafanaVpc;
  /** @default - it can be reached from everywhere, by whoever signs in */
  readonly networkAccess?: GrafanaNetworkAccess;
  /** A symmetric key of its Region; final. The AWS provider must be at least `GRAFANA_KEY_PROVIDER_VERSION`. @default - AWS's own */
  readonly kmsKeyArn?: string;
  /** Whether admins may install plug-ins. @default false */
  readonly pluginAdmin?: boolean;
  /** The Enterprise plug-ins, which cost extra for each user. @default - none */
  readonly enterprise?: {
    /** What ties the account to one of Grafana Labs: a reference to a sensitive variable. @default - none */
    readonly grafanaToken?: string;
  };
  /** A service account that dashboards are delivered by; no token of it is made. @default true */
  readonly serviceAccount?: boolean;
  /** Whether Terraform refuses to remove the workspace: what people made in it would go with it. @default true */
  readonly deletionProtection?: boolean;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}
