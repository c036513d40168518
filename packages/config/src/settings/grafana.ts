import type { AmpDataSourceType } from '@promontory/amp-facts';
import type { DashboardName } from '@promontory/dashboards';

/** What a Grafana reads and shows, wherever it runs. */
export interface GrafanaReadingSettings {
  /** Keys of `workspaces`: it queries them as its own role. */
  readonly workspaces: readonly string[];
  readonly remoteSources: readonly RemoteSourceSettings[];
  readonly alerts: 'none' | 'view' | 'silence';
  /** The longest of the clusters that write to `workspaces`. */
  readonly scrapeInterval: string | undefined;
  readonly dashboards: DashboardSettings;
}

/** A workspace of another account. */
export interface RemoteSourceSettings {
  readonly name: string;
  readonly workspaceArn: string;
  /** A role there that queries it. */
  readonly roleArn: string;
  readonly externalId: string | undefined;
}

/** Dashboards that are delivered. */
export interface DashboardSettings {
  /** Chosen by what clusters and rules produce; none where none are wanted. */
  readonly choices: readonly DashboardChoice[];
  readonly folder: string;
  readonly runbookUrl: string | undefined;
}

/** One dashboard. */
export interface DashboardChoice {
  readonly name: DashboardName;
  /** Panels that nothing is produced for: `<row>/<title>`. */
  readonly leaveOut: readonly string[];
}

/** A workspace of Amazon Managed Grafana. Undefined is the construct's own default. */
export interface GrafanaSettings extends GrafanaReadingSettings {
  readonly kind: 'managed';
  readonly name: string;
  readonly description: string | undefined;
  readonly region: string;
  readonly version: string;
  readonly identityCenter: IdentityCenterSettings | undefined;
  readonly saml: SamlSettings | undefined;
  /** By what data sources and dashboards get into it. */
  readonly delivery: 'terraform' | 'none';
  /** The version of grafana/grafana that delivers. */
  readonly providerVersion: string | undefined;
  readonly topicArns: readonly string[];
  readonly vpc: GrafanaVpcSettings | undefined;
  readonly networkAccess:
    { readonly prefixListIds: readonly string[]; readonly endpointIds: readonly string[] } | undefined;
  readonly kmsKeyArn: string | undefined;
  readonly pluginAdmin: boolean;
  readonly enterprise: boolean;
  readonly deletionProtection: boolean;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/** A workspace of Amazon Managed Grafana that was made elsewhere: it is given data sources and dashboards. */
export interface ExistingGrafanaSettings extends GrafanaReadingSettings {
  readonly kind: 'existing';
  /** Its id, which is looked up, or its URL. */
  readonly existing: string;
  readonly region: string;
  readonly version: string;
  /** Its role, which gets the permissions to read; undefined when it has them. */
  readonly roleArn: string | undefined;
  /** What uids and names begin with. */
  readonly prefix: string;
  /** The version of grafana/grafana that delivers. */
  readonly providerVersion: string | undefined;
}

/** Users and groups of IAM Identity Center, by their ids. */
export interface IdentityCenterSettings {
  readonly admins: GrafanaMemberSettings;
  readonly editors: GrafanaMemberSettings;
  readonly viewers: GrafanaMemberSettings;
}

/** Who has a role in Grafana. */
export interface GrafanaMemberSettings {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** A provider of SAML. */
export interface SamlSettings {
  readonly metadataUrl: string;
  readonly roleAttribute: string;
  readonly adminRoles: readonly string[];
  readonly editorRoles: readonly string[];
  readonly allowedOrganizations: readonly string[] | undefined;
  readonly attributes: Readonly<Partial<Record<'name' | 'login' | 'email' | 'organization' | 'groups', string>>>;
  readonly loginMinutes: number | undefined;
}

/** Subnets that all its calls go through. */
export interface GrafanaVpcSettings {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly ampBy: 'nat-gateway' | { readonly endpointId: string };
}

/** A Grafana in a cluster. Undefined is the construct's own default. */
export interface ClusterGrafanaSettings extends GrafanaReadingSettings {
  readonly adminSecret: {
    readonly name: string;
    readonly userKey: string | undefined;
    readonly passwordKey: string | undefined;
  };
  readonly dataSource: AmpDataSourceType;
  readonly version: string | undefined;
  readonly licenseSecret: { readonly name: string; readonly key: string } | undefined;
  readonly url: string | undefined;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly identity: 'irsa' | 'pod-identity';
  readonly storage: string | undefined;
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}
