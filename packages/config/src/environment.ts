import type { CostAlarmSettings } from './settings/cost-alarm.js';
import type { CostSettings } from './settings/cost.js';
import type { ClusterSettings } from './settings/cluster.js';
import type { ExistingGrafanaSettings, GrafanaSettings } from './settings/grafana.js';
import type { CollectorSettings } from './settings/collector.js';
import type { NetworkSettings } from './settings/network.js';
import type { StateBackendSettings } from './settings/state-backend.js';
import type { WorkspaceSettings } from './settings/workspace.js';

export type * from './settings/ack.js';
export type * from './settings/adopt.js';
export type * from './settings/costs.js';
export type * from './settings/anomaly-detector.js';
export type * from './settings/cluster.js';
export type * from './settings/collection.js';
export type * from './settings/collector.js';
export type * from './settings/destination.js';
export type * from './settings/cost-alarm.js';
export type * from './settings/grafana.js';
export type * from './settings/cost.js';
export type * from './settings/metric-stream.js';
export type * from './settings/network.js';
export type * from './settings/prometheus.js';
export type * from './settings/query-role.js';
export type * from './settings/state-backend.js';
export type * from './settings/workspace.js';

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
  /** The version of hashicorp/aws that stacks ask for; undefined for that of the bindings. */
  readonly awsProviderVersion: string | undefined;
  /** Tags on everything that can be tagged. */
  readonly tags: Readonly<Record<string, string>>;
  readonly backend: Backend;
  readonly costAlarm: CostAlarmSettings | undefined;
  /** Undefined where none is made here, and none that is there is given anything. */
  readonly grafana: GrafanaSettings | ExistingGrafanaSettings | undefined;
  readonly costs: CostSettings;
  /** Makes the bucket of the states and the roles of CI; undefined where somebody else does. */
  readonly stateBackend: StateBackendSettings | undefined;
  /** By name, in the order of the file. */
  readonly workspaces: Readonly<Record<string, WorkspaceSettings>>;
  /** By name, in the order of the file: VPCs without internet. */
  readonly networks: Readonly<Record<string, NetworkSettings>>;
  /** Those of environment.yaml in its order, then those of clusters/ by file name. */
  readonly clusters: readonly ClusterSettings[];
  /** Outside of Kubernetes, in the order of the file. */
  readonly collectors: readonly CollectorSettings[];
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
