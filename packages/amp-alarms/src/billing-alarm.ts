import { CeAnomalyMonitor } from '@cdktf/provider-aws/lib/ce-anomaly-monitor';
import { CeAnomalySubscription } from '@cdktf/provider-aws/lib/ce-anomaly-subscription';
import { literal } from '@promontory/core';
import type { PolicyCondition, PolicyStatement } from '@promontory/vocabulary';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { partOf } from './private/arn-parts.js';
import { checkBillingAlarm } from './private/check-billing-alarm.js';
import { monitorSpecification } from './private/monitor-specification.js';
import { publishStatement, useKeyStatement } from './private/service-statements.js';
import { thresholdExpression } from './private/threshold-expression.js';

/**
 * What is watched. No monitor can be set on one service: `services` watches every service of the account, each by
 * itself, AMP among them. Only `tag` and `cost-category` can be about AMP alone, and only in the management account; else
 * `CostAnomalyEvents` picks what is about AMP.
 *
 * - `existing`: a monitor that is there. Accounts have one, `Default-Services-Monitor`, that AWS made.
 * - `services`: a new monitor of all services. An account can have one; a second is refused by AWS.
 * - `tag`: what has one of 1 to 10 values of a cost allocation tag.
 * - `cost-category`: one value of a cost category.
 *
 * Sources: AWS Cost Management user guide, "Quotas and restrictions" and "Getting started with AWS Cost Anomaly Detection";
 * API reference, "AnomalyMonitor"; all 2026-07.
 */
export type CostMonitor =
  | { readonly kind: 'existing'; readonly monitorArn: string }
  | { readonly kind: 'services' }
  | { readonly kind: 'tag'; readonly key: string; readonly values: readonly string[] }
  | { readonly kind: 'cost-category'; readonly name: string; readonly value: string };

/**
 * Who is told, and when. AWS ties the two: a topic hears of each anomaly at once, mail comes once a day or once a week.
 * Source: API reference, "AnomalySubscription", 2026-07; one topic or 10 addresses, by "Quotas and restrictions".
 */
export type CostNotice =
  | { readonly kind: 'topic'; readonly topicArn: string }
  | {
      readonly kind: 'mail';
      readonly addresses: readonly string[];
      /** @default 'DAILY' */
      readonly frequency?: 'DAILY' | 'WEEKLY';
    };

/** How large an anomaly must be to be told. With both numbers it must be as large by both. */
export interface CostThreshold {
  /** US dollars above what was expected. */
  readonly dollars?: number;
  /** Percent above what was expected. */
  readonly percent?: number;
}

/** What a billing alarm is made of. */
export interface BillingAlarmProps {
  /** A name for monitor and subscription, as `production`: 1 to 100 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly monitor: CostMonitor;
  readonly notice: CostNotice;
  /**
   * The smallest anomaly that is told.
   * @default - 100 dollars and 40 percent: both must be reached
   */
  readonly threshold?: CostThreshold;
  /**
   * The policy of the topic, made in the same stack: the subscription is made after it.
   * @default - the topic has its policy already
   */
  readonly topicPolicy?: ITerraformDependable;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Tells when AWS finds that costs are not what they use to be. Found up to a day after the usage, and only after ten days
 * of history: this is about the bill, not about the cluster. Cost Explorer has one endpoint, in us-east-1, which the
 * provider finds by itself whatever its Region: one of these for an account is enough.
 */
export class BillingAlarm extends Construct {
  /**
   * What the topic's policy must hold for anomalies to be told, before the subscription is made: by account and not by
   * subscription, which has no ARN by then.
   * Source: AWS Cost Management user guide, "Creating an Amazon SNS topic for anomaly notifications", 2026-07.
   *
   * @param account the subscription's; by default that of the topic
   */
  static topicStatement(topicArn: string, account = partOf(topicArn, 'account')): PolicyStatement {
    return publishStatement(topicArn, PRINCIPAL, ofAccount(account));
  }

  /** What the policy of the key must hold that an encrypted topic has. Source and account: as of `topicStatement`. */
  static keyStatement(keyArn: string, account = partOf(keyArn, 'account')): PolicyStatement {
    return useKeyStatement(keyArn, PRINCIPAL, ofAccount(account));
  }

  /** The monitor that is subscribed to. */
  readonly monitorArn: string;
  readonly subscriptionArn: string;

  constructor(scope: Construct, id: string, props: BillingAlarmProps) {
    super(scope, id);
    checkBillingAlarm(this, props);
    const { name, notice, threshold = { dollars: 100, percent: 40 }, topicPolicy } = props;
    const tags = props.tags && { ...props.tags };
    this.monitorArn = this.monitorOf(props);
    const subscription = new CeAnomalySubscription(this, 'Resource', {
      name: `${name}-cost-anomalies`,
      frequency: notice.kind === 'topic' ? 'IMMEDIATE' : (notice.frequency ?? 'DAILY'),
      monitorArnList: [this.monitorArn],
      subscriber:
        notice.kind === 'topic'
          ? [{ type: 'SNS', address: notice.topicArn }]
          : notice.addresses.map((address) => ({ type: 'EMAIL', address })),
      thresholdExpression: thresholdExpression(threshold),
      dependsOn: topicPolicy && [topicPolicy],
      tags,
    });
    this.subscriptionArn = subscription.arn;
    this.node.defaultChild = subscription;
  }

  private monitorOf({ name, monitor, tags }: BillingAlarmProps): string {
    if (monitor.kind === 'existing') return monitor.monitorArn;
    return new CeAnomalyMonitor(this, 'Monitor', {
      name: `${name}-costs`,
      ...(monitor.kind === 'services'
        ? { monitorType: 'DIMENSIONAL', monitorDimension: 'SERVICE' }
        : { monitorType: 'CUSTOM', monitorSpecification: literal(monitorSpecification(monitor)) }),
      tags: tags && { ...tags },
    }).arn;
  }
}

const PRINCIPAL = 'costalerts.amazonaws.com';

function ofAccount(account: string): readonly PolicyCondition[] {
  return [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] }];
}
