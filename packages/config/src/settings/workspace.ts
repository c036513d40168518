import type { AlertManagerConfiguration, MessageFormat } from '@promontory/alert-manager';
import type { AlarmKey, AmpQuotas } from '@promontory/amp-facts';
import type { RuleGroup } from '@promontory/rules';
import type { AdoptSettings } from './adopt.js';
import type { OtherAccountSettings } from './destination.js';
import type { AnomalyDetectorSettings } from './anomaly-detector.js';
import type { MetricStreamSettings } from './metric-stream.js';
import type { QueryRoleSettings } from './query-role.js';

/** An AMP workspace, made here or elsewhere. */
export type WorkspaceSettings = ManagedWorkspaceSettings | ExistingWorkspaceSettings;

/** An AMP workspace of this environment. */
export interface ManagedWorkspaceSettings {
  readonly kind: 'managed';
  /** The key in `workspaces`. */
  readonly name: string;
  readonly region: string;
  readonly alias: string;
  /** What exists and is taken over. */
  readonly adopt: AdoptSettings | undefined;
  /** On top of those of the environment. */
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly encryption: EncryptionSettings;
  readonly deletionProtection: boolean;
  readonly logging: LoggingSettings | false;
  readonly queryLogging: QueryLoggingSettings | undefined;
  readonly configuration: ConfigurationSettings;
  readonly access: AccessSettings | undefined;
  /** In the order of the file. */
  readonly rules: readonly RulesSettings[];
  readonly alertManager: AlertManagerSettings | undefined;
  /** In the order of the file. */
  readonly anomalyDetectors: readonly AnomalyDetectorSettings[];
  /** In the order of the file. */
  readonly queryRoles: readonly QueryRoleSettings[];
  readonly alarms: AlarmSettings | undefined;
  /** In the order of the file. */
  readonly metricStreams: readonly MetricStreamSettings[];
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
  /** Undefined for one of this environment's account. */
  readonly otherAccount: OtherAccountSettings | undefined;
}

/** Logs of rules and alert manager. */
export interface LoggingSettings {
  readonly retentionDays: number;
  readonly kmsKeyArn: string | undefined;
}

/** What encrypts the metrics. Final: another choice is another workspace. */
export type EncryptionSettings =
  | { readonly kind: 'aws-owned-key' }
  | { readonly kind: 'key'; readonly kmsKeyArn: string }
  | {
      readonly kind: 'new-key';
      /** 7 to 30. */
      readonly deletionWindowDays: number | undefined;
      /** 90 to 2,560. */
      readonly rotationPeriodDays: number | undefined;
      readonly readerRoleArns: readonly string[];
    };

/** A log of queries that process many samples. */
export interface QueryLoggingSettings {
  /** Samples; 0 for all queries. */
  readonly samplesThreshold: number | undefined;
  /** Days. */
  readonly retentionDays: number | undefined;
  readonly kmsKeyArn: string | undefined;
}

/** What is set on the workspace itself; undefined is left to AWS. */
export interface ConfigurationSettings {
  /** 1 to 1,095. */
  readonly retentionDays: number | undefined;
  readonly limits: readonly { readonly labels: Readonly<Record<string, string>>; readonly maxSeries: number }[];
  /** 0 to 600. */
  readonly outOfOrderWindowSeconds: number | undefined;
  /** 0 to 86,400. */
  readonly ruleQueryOffsetSeconds: number | undefined;
}

/** Roles of other accounts. */
export interface AccessSettings {
  readonly writerRoleArns: readonly string[];
  readonly readerRoleArns: readonly string[];
}

/** One namespace of rules: the text was checked. */
export interface RulesSettings {
  readonly namespace: string;
  /** As written, relative to the environment's folder; none for packs and objectives. */
  readonly files: readonly string[];
  /** The file itself, or what several come to. */
  readonly text: string;
  /** What the text says. */
  readonly groups: readonly RuleGroup[];
}

/** Topics, and which alert goes to which. */
export interface AlertManagerSettings {
  readonly topics: Readonly<Record<string, TopicSettings>>;
  /** As written, relative to the environment's folder. */
  readonly file: string | undefined;
  /** What the file says; undefined when every alert goes to the one topic. */
  readonly configuration: AlertManagerConfiguration | undefined;
  /** Texts by name. */
  readonly templates: Readonly<Record<string, string>>;
  readonly messageFormat: MessageFormat;
  /** Whether a key is made for the topics that name none. */
  readonly encryption: 'none' | 'new-key';
  readonly chats: Readonly<Record<string, ChatSettings>>;
  /** Secrets that hold integration keys of PagerDuty. */
  readonly pagerDuty: Readonly<Record<string, PagerDutySettings>>;
}

/** One integration key of PagerDuty, by the secret that it is put into. */
export interface PagerDutySettings {
  /** Default: of environment, workspace and key. */
  readonly secretName: string | undefined;
}

/** One Slack channel. */
export interface ChatSettings {
  readonly slackTeamId: string;
  readonly slackChannelId: string;
  /** Keys of topics. */
  readonly topics: readonly string[];
}

/** One SNS topic. */
export interface TopicSettings {
  readonly name: string | undefined;
  readonly kmsKeyArn: string | undefined;
  readonly deadLetterQueue: boolean;
  readonly subscriptions: readonly SubscriptionSettings[];
}

/** Who hears of an alert. */
export interface SubscriptionSettings {
  readonly protocol: 'email' | 'https' | 'sqs' | 'lambda';
  readonly endpoint: string;
}

/** CloudWatch alarms about a workspace. */
export interface AlarmSettings {
  /** A topic is made for them where there are any. */
  readonly subscriptions: readonly SubscriptionSettings[];
  /** Topics made elsewhere. */
  readonly topicArns: readonly string[];
  readonly quotas: Partial<AmpQuotas>;
  readonly thresholds: Readonly<Partial<Record<AlarmKey, AlarmThresholdSettings>>>;
  readonly disable: readonly AlarmKey[];
  /** `<namespace>;<group>` */
  readonly ruleGroups: readonly string[];
  readonly runbookUrl: string | undefined;
  /** Undefined when calls are not told. */
  readonly apiCalls: { readonly exceptRoleArns: readonly string[] } | undefined;
}

/** Changes to one alarm; undefined is left as it is. */
export interface AlarmThresholdSettings {
  readonly threshold?: number;
  /** Of the quota. */
  readonly percent?: number;
  /** Seconds. */
  readonly period?: number;
  readonly evaluationPeriods?: number;
  readonly datapointsToAlarm?: number;
}
