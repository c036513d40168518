import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { IWorkspace } from '@promontory/amp-workspace';
import { isConcrete, literal } from '@promontory/core';
import type { PolicyCondition, PolicyStatement } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import { type AlarmKey, type AmpQuotas, runbookOf } from '@promontory/amp-facts';
import { type AlarmDefinition, alarmDefinitions } from './private/alarm-definitions.js';
import { alarmDescription, alarmName } from './private/alarm-name.js';
import { partOf } from './private/arn-parts.js';
import { changedAlarm } from './private/changed-alarm.js';
import { checkAlarmProps, checkKeys } from './private/check-alarms.js';
import { metricArguments } from './private/metric-arguments.js';
import { publishStatement, useKeyStatement } from './private/service-statements.js';

/** What can be changed about one alarm. */
export interface AlarmThreshold {
  /** The number itself, in place of the default. Cannot be given with `percent`. */
  readonly threshold?: number;
  /**
   * How much of the quota: more than 0, at most 100. Alarms that count have none.
   * @default 80
   */
  readonly percent?: number;
  /**
   * Seconds that one datapoint stands for: a multiple of 60.
   * @default 300
   */
  readonly period?: number;
  /** How many datapoints are looked at. @default - 1 or 3, by alarm */
  readonly evaluationPeriods?: number;
  /** How many of them must breach. @default - 1, 2 or 3, by alarm; all of them when `evaluationPeriods` is given */
  readonly datapointsToAlarm?: number;
}

/** A limit of active series that the workspace sets on one label set. */
export interface LabelSetLimit {
  /** The labels, as the workspace's configuration has them. Empty for the limit of whatever has no other. */
  readonly labelSet: Readonly<Record<string, string>>;
  /** 0 only counts the series, so there is nothing to be near to and no alarm. */
  readonly maxSeries: number;
}

/** What the alarms of a workspace are made of. */
export interface WorkspaceAlarmsProps {
  /** The workspace to watch. */
  readonly workspace: IWorkspace;
  /**
   * What the alarms' names begin with: unique in the account and Region, so the environment and the workspace's name, say
   * `production-metrics`. 1 to 100 letters, digits, `.`, `_` and `-`. Alarms are `<name>/<key>`. Changing it replaces them.
   */
  readonly name: string;
  /**
   * SNS topics that hear when an alarm rings and when it is over: 1 to 5, in the workspace's Region. Better not those that
   * the workspace's own alert manager writes to: `notifications-failed` is about just that path.
   */
  readonly topicArns: readonly string[];
  /**
   * The quotas of the account, where they are not AWS's defaults.
   * @default AMP_QUOTAS
   */
  readonly quotas?: Partial<AmpQuotas>;
  /**
   * The workspace's limits per label set: an alarm for each.
   * @default - none
   */
  readonly labelSetLimits?: readonly LabelSetLimit[];
  /**
   * Rule groups with alarms of their own, on top of those for all groups together: `<namespace>;<group>`.
   * @default - none
   */
  readonly ruleGroups?: readonly string[];
  /**
   * Changes, by key. A change to an alarm that is not made is an error.
   * @default - each alarm's own numbers
   */
  readonly thresholds?: Readonly<Partial<Record<AlarmKey, AlarmThreshold>>>;
  /**
   * Alarms not to make.
   * @default - none: all are made
   */
  readonly disable?: readonly AlarmKey[];
  /**
   * Where `docs/runbooks/` can be read, without a slash at the end.
   * @default 'docs/runbooks'
   */
  readonly runbookUrl?: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * CloudWatch alarms about a workspace itself: what its own rules cannot tell, because they run on what it stores and are
 * told by what may be broken. A metric that is missing is 0 to AMP, so missing data never rings.
 */
export class WorkspaceAlarms extends Construct {
  /** The names of the alarms that were made. */
  readonly alarmNames: readonly string[];
  /** The ARNs of these alarms and of no others: `…:alarm:<name>/*`. */
  readonly alarmArnPattern: string;
  private readonly workspace: IWorkspace;
  private readonly conditions: readonly PolicyCondition[];

  constructor(scope: Construct, id: string, props: WorkspaceAlarmsProps) {
    super(scope, id);
    checkAlarmProps(this, props);
    const definitions = alarmDefinitions(props);
    checkKeys(this, props, definitions);
    this.alarmNames = definitions
      .filter(({ key }) => !props.disable?.includes(key))
      .map((definition) => this.createAlarm(definition, props));

    this.workspace = props.workspace;
    const { workspaceArn, region } = props.workspace;
    const account = partOf(workspaceArn, 'account');
    this.alarmArnPattern = `arn:${partOf(workspaceArn, 'partition')}:cloudwatch:${region}:${account}:alarm:${props.name}/*`;
    this.conditions = [
      { test: 'ArnLike', variable: 'aws:SourceArn', values: [this.alarmArnPattern] },
      { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
    ];
    this.node.addValidation({ validate: () => this.namesTwice(props) });
  }

  /**
   * What the topic's policy must hold for these alarms to be heard. Needed where the topic has a policy of its own: that
   * of SNS lets the alarms of the same account in, and is gone with the first `aws_sns_topic_policy`.
   * Source: CloudWatch user guide, "Notifying users on alarm changes", 2026-07.
   */
  topicStatement(topicArn: string): PolicyStatement {
    return publishStatement(topicArn, 'cloudwatch.amazonaws.com', this.conditions);
  }

  /** What the policy of the key must hold that an encrypted topic has. `alias/aws/sns` can never hold it. */
  keyStatement(keyArn: string): PolicyStatement {
    return useKeyStatement(keyArn, 'cloudwatch.amazonaws.com', this.conditions);
  }

  private createAlarm(definition: AlarmDefinition, props: WorkspaceAlarmsProps): string {
    const { key, detail, metric, statistic, comparison } = definition;
    const { workspace, runbookUrl = 'docs/runbooks', topicArns } = props;
    const { threshold, period, ...numbers } = changedAlarm(this, definition, props.thresholds?.[key]);
    const name = alarmName(props.name, key, detail);
    const { meaning, link } = alarmDescription(definition.meaning(threshold), `${runbookUrl}/${runbookOf(key)}`);
    new CloudwatchMetricAlarm(this, detail === undefined ? key : `${key}-${encodeURIComponent(detail)}`, {
      alarmName: literal(name),
      alarmDescription: `${literal(meaning)}${isConcrete(runbookUrl) ? literal(link) : link}`,
      region: workspace.region,
      ...metricArguments(metric, workspace.workspaceId, statistic, period),
      comparisonOperator: comparison,
      threshold,
      ...numbers,
      // "A metric not existing or missing is the same as the value of that metric being 0": AMP user guide, 2026-07.
      treatMissingData: 'notBreaching',
      alarmActions: [...topicArns],
      okActions: [...topicArns],
      tags: props.tags && { ...props.tags },
    });
    return name;
  }

  // CloudWatch takes a second alarm of one name as a change of the first: the two would undo each other for ever.
  private namesTwice({ workspace: { region, workspaceArn } }: WorkspaceAlarmsProps): string[] {
    const elsewhere = (other: WorkspaceAlarms): boolean =>
      isConcrete(workspaceArn) &&
      isConcrete(other.workspace.workspaceArn) &&
      partOf(workspaceArn, 'account') !== partOf(other.workspace.workspaceArn, 'account');
    return this.node.root.node
      .findAll()
      .filter((other): other is WorkspaceAlarms => other instanceof WorkspaceAlarms && other !== this)
      .filter((other) => other.workspace.region === region && !elsewhere(other))
      .flatMap((other) => {
        const twice = this.alarmNames.find((name) => other.alarmNames.includes(name));
        return twice === undefined
          ? []
          : `AmpAlarmsNameTwice: got the alarm ${twice} here and at ${other.node.path}, expected names that are unique in a Region; change 'name' (at ${this.node.path})`;
      });
  }
}
