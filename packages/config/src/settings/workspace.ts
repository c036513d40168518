import type { AlertManagerConfiguration } from '@promontory/alert-manager';

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
