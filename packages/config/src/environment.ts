import type { AlertManagerConfiguration } from '@promontory/alert-manager';
import type { JobEntry } from '@promontory/scrape-config';

/** One environment, as its files say, with every default filled in. */
export interface Environment {
  /** The folder's name. */
  readonly name: string;
  /** The AWS account, twelve digits. */
  readonly account: string;
  /** The Region of whatever names none. */
  readonly region: string;
  /** A role that the AWS provider assumes. */
  readonly deployRoleArn: string | undefined;
  /** Tags on everything that can be tagged. */
  readonly tags: Readonly<Record<string, string>>;
  readonly backend: Backend;
  /** By name, in the order of the file. */
  readonly workspaces: Readonly<Record<string, WorkspaceSettings>>;
  /** Those of environment.yaml in its order, then those of clusters/ by file name. */
  readonly clusters: readonly ClusterSettings[];
}

/** Where the states of the stacks are kept. */
export type Backend = LocalBackendSettings | S3BackendSettings | HcpBackendSettings;

/** In `.state/` beside environment.yaml: for one person's trials. */
export interface LocalBackendSettings {
  readonly kind: 'local';
}

/** In a bucket, encrypted, locked by an object beside the state. */
export interface S3BackendSettings {
  readonly kind: 's3';
  readonly bucket: string;
  readonly region: string;
  readonly kmsKeyArn: string;
  readonly keyPrefix: string;
  readonly roleArn: string | undefined;
}

/** In HCP Terraform (or Terraform Enterprise): one workspace there for each stack. */
export interface HcpBackendSettings {
  readonly kind: 'hcp';
  readonly hostname: string;
  readonly organization: string;
  readonly project: string | undefined;
  readonly workspacePrefix: string;
}

/** An AMP workspace, made here or elsewhere. */
export type WorkspaceSettings = ManagedWorkspaceSettings | ExistingWorkspaceSettings;

/** An AMP workspace of this environment. */
export interface ManagedWorkspaceSettings {
  readonly kind: 'managed';
  /** The key in `workspaces`. */
  readonly name: string;
  readonly region: string;
  readonly alias: string;
  readonly kmsKeyArn: string | undefined;
  readonly deletionProtection: boolean;
  readonly logging: LoggingSettings | false;
  readonly rules: RulesSettings | undefined;
  readonly alertManager: AlertManagerSettings | undefined;
}

/** An AMP workspace that was made elsewhere. */
export interface ExistingWorkspaceSettings {
  readonly kind: 'existing';
  /** The key in `workspaces`. */
  readonly name: string;
  /** From its ARN. */
  readonly region: string;
  readonly workspaceArn: string;
  readonly customerManagedKey: boolean | undefined;
}

/** Logs of rules and alert manager. */
export interface LoggingSettings {
  readonly retentionDays: number;
  readonly kmsKeyArn: string | undefined;
}

/** One namespace of rules: the text was checked. */
export interface RulesSettings {
  readonly namespace: string;
  /** As written, relative to the environment's folder. */
  readonly file: string;
  readonly text: string;
}

/** Topics, and which alert goes to which. */
export interface AlertManagerSettings {
  readonly topics: Readonly<Record<string, TopicSettings>>;
  /** As written, relative to the environment's folder. */
  readonly file: string | undefined;
  /** What the file says; undefined when every alert goes to the one topic. */
  readonly configuration: AlertManagerConfiguration | undefined;
}

/** One SNS topic. */
export interface TopicSettings {
  readonly name: string | undefined;
  readonly kmsKeyArn: string | undefined;
  readonly subscriptions: readonly SubscriptionSettings[];
}

/** Who hears of an alert. */
export interface SubscriptionSettings {
  readonly protocol: 'email' | 'https' | 'sqs' | 'lambda';
  readonly endpoint: string;
}

/** One EKS cluster and how its metrics are collected. */
export interface ClusterSettings {
  readonly name: string;
  /** The value of the `cluster` label. */
  readonly label: string;
  readonly region: string;
  /** A key of `workspaces`. */
  readonly workspace: string;
  readonly authenticationMode: 'API' | 'API_AND_CONFIG_MAP' | 'CONFIG_MAP';
  /** Undefined when the cluster is looked up by its name. */
  readonly attributes: ClusterAttributeSettings | undefined;
  readonly collection: Collection;
}

/** What is otherwise looked up. */
export interface ClusterAttributeSettings {
  readonly endpoint: string;
  readonly certificateAuthorityData: string;
  readonly oidcProviderArn: string;
  readonly vpcId: string;
  readonly clusterSecurityGroupId: string;
}

/** How metrics leave a cluster. */
export type Collection = ManagedScraperCollection | PrometheusAgentCollection;

/** AWS scrapes: nothing runs in the cluster but the exporters. */
export interface ManagedScraperCollection {
  readonly kind: 'managed-scraper';
  readonly alias: string | undefined;
  readonly subnets: readonly { readonly id: string; readonly availabilityZone: string }[];
  readonly securityGroupIds: readonly string[] | undefined;
  readonly nodeSecurityGroupIds: readonly string[];
  /** Whether kube-state-metrics and node-exporter are installed as EKS add-ons, where a job scrapes them. */
  readonly exporters: 'eks-addons' | 'existing';
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
}

/** A Prometheus in agent mode in the cluster, installed by Helm. */
export interface PrometheusAgentCollection {
  readonly kind: 'prometheus-agent';
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly serviceAccount: string;
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
  readonly remoteWrite: {
    readonly maxSamplesPerSend: number | undefined;
    readonly maxShards: number | undefined;
    readonly capacity: number | undefined;
  };
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly storage: string | undefined;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}
